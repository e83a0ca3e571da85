import type { AnsmRule } from '../ansmSource.ts';
import { foldedText } from '../foldedText.ts';
import type { ClauseContext, EndName } from './clauseContext.ts';
import { readNames } from './readNames.ts';

/** Hours that two intakes must be apart. `moved`: the drug that the text tells to give at another hour. */
export type HoursApart = { readonly before: number; readonly after: number; readonly moved: EndName };

const number = '(\\d+|deux|trois|quatre)';
const patterns: readonly RegExp[] = [
  new RegExp(`a distance[^.]*?\\((?:plus de|au moins|de 30 minutes au minimum a plus de) ${number} ?heures`),
  new RegExp(`intervalle entre les prises \\(plus de ${number} ?heures`),
  new RegExp(`en respectant de preference un intervalle de \\d+ heures ou de ${number} heures`),
  new RegExp(`respectant un intervalle de plus de ${number} ?heures`),
  new RegExp(`au moins ${number} ?heures avant,? (?:ou au moins ${number} ?heures apres|les sels)`),
  new RegExp(`administrer [^.]* ${number} ?heures apres `),
  new RegExp(`espacer les prises[^.]*d'au moins ${number} ?heures`),
];
const numbers: Readonly<Record<string, number>> = { deux: 2, trois: 3, quatre: 4 };

/** "Prendre les sels de fer à distance de la lévodopa (plus de 2 heures, si possible)." */
export function readHoursApart(rule: AnsmRule, context: ClauseContext): HoursApart | null {
  for (const level of rule.levels) {
    const info = foldedText(level.info);
    for (const pattern of patterns) {
      const found = pattern.exec(info);
      if (found === null) continue;
      const before = valueOf(found[1]);
      const after = found[2] === undefined ? before : valueOf(found[2]);
      if (before > 0) return { before, after, moved: movedIn(info, context) ?? 'b' };
    }
  }
  return null;
}

function valueOf(word: string | undefined): number {
  return word === undefined ? 0 : (numbers[word] ?? Number(word));
}

/** "Prendre X à distance", "administrer X le plus à distance": X moves. */
function movedIn(info: string, context: ClauseContext): EndName | null {
  const verb = /(?:prendre|administrer) /.exec(info);
  return verb === null ? null : (readNames(info, verb.index + verb[0].length, context)?.subject ?? null);
}
