import { compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { DraftRule } from '../draftRule.ts';
import { conditionAs } from '../conditionAs.ts';
import type { Names } from '../names.ts';
import type { IntravenousCompatibilitySource } from '../sources/pairedSources.ts';
import { drugsNamed, idOf, pairsOf } from './compilePairs.ts';

/** One rule for each pair of drugs, and for each drug and its fluids. In the texts `{a}` is the drug and `{b}` the other one. */
export function compileIntravenousCompatibility(
  source: IntravenousCompatibilitySource,
  file: FileDefaults,
  names: Names,
  complainAt: (place: string) => Complain,
): readonly DraftRule[] {
  if ((source.pairs === undefined) === (source.fluids === undefined))
    complainAt(file.topic)('write either pairs or fluids');
  const ruleOf = (id: readonly string[], filling: Parameters<typeof compileBase>[4], complain: Complain) => ({
    ...compileBase(
      ['intravenousCompatibility', file.topic, ...id, ...(source.id === undefined ? [] : [source.id])].join('.'),
      source,
      file,
      names,
      filling,
      complain,
    ),
    family: 'intravenousCompatibility',
    apart: source.patientWide === true ? 'patient' : 'line',
    ...conditionAs('appliesWhen', source.applies, names, complain),
  });
  const pairs = (source.pairs ?? []).flatMap(([drugs, others, severity]) => {
    const complain = complainAt(`${String(drugs)} + ${String(others)}`);
    return pairsOf(drugs, others, names, complain).map(({ a, b }) => ({
      ...ruleOf([idOf(a), idOf(b)], { a: names.nameOf(a), b: names.nameOf(b) }, complain),
      drug: a,
      other: b,
      severity,
    }));
  });
  const fluids = (source.fluids ?? []).flatMap(([drugs, diluents, severity]) => {
    const complain = complainAt(`${String(drugs)} in ${diluents.join()}`);
    return drugsNamed(drugs, names, complain).map((drug) => ({
      ...ruleOf([idOf(drug), diluents.join('')], { a: names.nameOf(drug) }, complain),
      drug,
      diluents,
      severity,
    }));
  });
  return [...pairs, ...fluids];
}
