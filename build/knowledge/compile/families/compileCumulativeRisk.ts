import { compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import type { Names } from '../names.ts';
import type { RuleSource } from '../sourceFormat.ts';
import { drugsNamed } from './compilePairs.ts';

export function compileCumulativeRisk(
  source: RuleSource<'cumulativeRisk'>,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): DraftRule {
  const id = `cumulativeRisk.${source.syndrome}.${source.id ?? file.topic}`;
  const complain = complainAt(id);
  return {
    ...compileBase(id, source, file, names, {}, complain),
    family: 'cumulativeRisk',
    syndrome: source.syndrome,
    ...(source.measure === undefined ? {} : { measure: source.measure }),
    members: source.members.flatMap(({ of, points, group }) =>
      drugsNamed(of, names, complain).map((drug) => ({ drug, points, ...(group === undefined ? {} : { group }) })),
    ),
    steps: source.steps.map(({ level, points, substances, groups, morphine }) => ({
      severity: level,
      minimumPoints: points,
      minimumSubstances: substances,
      ...(groups === undefined ? {} : { minimumGroups: groups }),
      ...(morphine === undefined ? {} : { minimumMorphineMg: morphine }),
    })),
    excludedRoutes: source.excludedRoutes ?? ['topical', 'ophthalmic', 'otic'],
  };
}
