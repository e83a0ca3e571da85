import type { DrugReference } from '../../../../schema/knowledge/drugReference.ts';
import type { AnsmRule } from '../ansmSource.ts';
import { foldedText } from '../foldedText.ts';
import { type ClauseContext, type EndName, endOf } from './clauseContext.ts';

/** A daily dose that a drug must not pass beside the other. `members`: only these of the class are meant. */
export type DoseLimit = {
  readonly of: EndName;
  readonly members: readonly DrugReference[] | null;
  readonly mgPerDay: number;
};

const mg = '(\\d+) ?mg(?: ?(?:/|par) ?(?:jour|j)\\b| ?(2|deux) ?fois par jour)?';
const twice = '(?: ?(2|deux) ?fois par jour)?';
/** Where the name stands, and where the dose. `N` marks the name. */
const patterns: readonly (readonly [RegExp, 'nameFirst' | 'doseFirst'])[] = [
  [
    new RegExp(`ne pas depasser (?:la (?:posologie|dose)(?: totale)? )?(?:de )?${mg} (?:de |d')(?=\\p{L})`, 'gu'),
    'doseFirst',
  ],
  [/limiter la dose (?:maximale )?(?:de |d')/g, 'nameFirst'],
  [/la dose (?:de |d')(?=[^.]* doit etre (?:limitee|diminuee) a)/g, 'nameFirst'],
  [/reduction de la dose (?:de |d')(?=\p{L}+ a \d)/gu, 'nameFirst'],
  [/doses elevees (?:de |d')(?=\p{L}+ ?\(>)/gu, 'nameFirst'],
  [/la dose de (?=statine ne doit pas depasser)/g, 'nameFirst'],
];
const doseBehind = new RegExp(
  `^ ?(?:doit etre (?:limitee|diminuee) a|ne doit pas depasser|a|\\(>) ?(\\d+) ?mg(?: ?(?:/|par) ?(?:jour|j)\\b)?${twice}`,
);

/** "Ne pas dépasser la posologie de 20 mg/j de simvastatine", "limiter la dose d'olaparib à 200 mg deux fois par jour". */
export function readDoseLimits(rule: AnsmRule, context: ClauseContext): readonly DoseLimit[] {
  const limits: DoseLimit[] = [];
  for (const level of rule.levels) {
    const info = foldedText(level.info);
    for (const [pattern, order] of patterns) {
      for (const found of info.matchAll(pattern)) {
        const at = found.index + found[0].length;
        const name = nameAt(info, at, context);
        if (name === null) continue;
        const dose = order === 'doseFirst' ? found : doseBehind.exec(info.slice(name.end));
        if (dose === null) continue;
        const mgPerDay = Number(dose[1]) * (dose[2] === undefined ? 1 : 2);
        if (mgPerDay > 0) limits.push({ of: name.of, members: name.members, mgPerDay });
      }
    }
  }
  return limits.filter(
    (one, index) => limits.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
  );
}

function nameAt(
  info: string,
  at: number,
  context: ClauseContext,
): { end: number; of: EndName; members: readonly DrugReference[] | null } | null {
  if (info.startsWith('statine', at)) {
    const where = endOf([[{ class: "inhibiteurs de l'hmg-coa reductase (statines)" }]], context);
    return where === null ? null : { end: at + 'statine'.length, of: where.of, members: null };
  }
  const name = context.vocabulary.nameAt(info, at);
  const where = name === null ? null : endOf([name.references], context);
  if (name === null || where === null) return null;
  return { end: name.end, of: where.of, members: where.isWhole ? null : name.references };
}
