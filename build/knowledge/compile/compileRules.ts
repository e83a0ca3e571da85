import { rule as ruleSchema, type Rule } from '../../../schema/knowledge/knowledgePack.ts';
import { compileAllergy } from './families/compileAllergy.ts';
import { compileCumulativeRisk } from './families/compileCumulativeRisk.ts';
import { compileChildren, compileDose } from './families/compileDose.ts';
import { compileDrugLevel } from './families/compileDrugLevel.ts';
import { compileDuplicateTherapy } from './families/compileDuplicateTherapy.ts';
import { compileIntakeSeparation } from './families/compileIntakeSeparation.ts';
import { compileInteraction } from './families/compileInteraction.ts';
import { compileIntravenousCompatibility } from './families/compileIntravenousCompatibility.ts';
import { compileLaboratoryTrigger } from './families/compileLaboratoryTrigger.ts';
import { compileMissingMonitoring } from './families/compileMissingMonitoring.ts';
import { compileOrderRule } from './families/compileOrderRule.ts';
import { compileRenal } from './families/compileRenal.ts';
import { compileTimeWindow } from './families/compileTimeWindow.ts';
import type { Complain } from './compileBase.ts';
import type { DraftRule } from './draftRule.ts';
import type { Names } from './names.ts';
import type { SourceFile } from './readStarter.ts';
import type { FaultLog } from './sourceFault.ts';
import type { RuleFileSource } from './sourceFormat.ts';

/** Every rule of every file; each is checked against the schema of the pack, and each id is used once. */
export function compileRules(
  files: readonly SourceFile<RuleFileSource>[],
  names: Names,
  log: FaultLog,
): readonly Rule[] {
  const rules: Rule[] = [];
  const fileById = new Map<string, string>();
  for (const { file, value } of files) {
    const complainAt =
      (place: string): Complain =>
      (detail) =>
        log.add(file, place, detail);
    for (const compiled of compileFile(value, names, complainAt)) {
      const earlier = fileById.get(compiled.id);
      if (earlier !== undefined) log.add(file, compiled.id, `the rule is already in ${earlier}`);
      fileById.set(compiled.id, file);
      const parsed = ruleSchema.safeParse(compiled);
      if (parsed.success) rules.push(parsed.data);
      else
        for (const issue of parsed.error.issues)
          log.add(file, `${compiled.id} ${issue.path.map(String).join('.')}`, issue.message);
    }
  }
  return rules.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function compileFile(
  file: RuleFileSource,
  names: Names,
  complainAt: (place: string) => Complain,
): readonly DraftRule[] {
  switch (file.family) {
    case 'interaction':
      return file.rules.flatMap((entry) => compileInteraction(entry, file, names, complainAt));
    case 'cumulativeRisk':
      return file.rules.map((entry) => compileCumulativeRisk(entry, file, names, complainAt));
    case 'allergy':
      return file.rules.flatMap((entry) => compileAllergy(entry, file, names, complainAt));
    case 'duplicateTherapy':
      return file.rules.map((entry) => compileDuplicateTherapy(entry, file, names, complainAt));
    case 'renal':
      return file.rules.flatMap((entry) => compileRenal(entry, file, names, complainAt));
    case 'laboratoryTrigger':
      return file.rules.map((entry) => compileLaboratoryTrigger(entry, file, names, complainAt));
    case 'missingMonitoring':
      return file.rules.map((entry) => compileMissingMonitoring(entry, file, names, complainAt));
    case 'dose':
      return file.rules.flatMap((entry) => compileDose(entry, file, names, complainAt));
    case 'children':
      return file.rules.flatMap((entry) => compileChildren(entry, file, names, complainAt));
    case 'timeWindow':
      return file.rules.flatMap((entry) => compileTimeWindow(entry, file, names, complainAt));
    case 'intakeSeparation':
      return file.rules.flatMap((entry) => compileIntakeSeparation(entry, file, names, complainAt));
    case 'intravenousCompatibility':
      return file.rules.flatMap((entry) => compileIntravenousCompatibility(entry, file, names, complainAt));
    case 'drugLevel':
      return file.rules.map((entry) => compileDrugLevel(entry, file, names, complainAt));
    default:
      return file.rules.map((entry) => compileOrderRule(file.family, entry, file, names, complainAt));
  }
}
