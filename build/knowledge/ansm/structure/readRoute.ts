import type { Route } from '../../../../schema/chart/route.ts';
import type { ClauseContext, EndName } from './clauseContext.ts';
import { matchAt, type Part } from './readDose.ts';

const byMouth: readonly Route[] = ['oral', 'enteralTube'];
const injected: readonly Route[] = [
  'intravenous',
  'intramuscular',
  'subcutaneous',
  'intradermal',
  'intrathecal',
  'epidural',
  'intraarticular',
];
const inhaled: readonly Route[] = ['inhalation', 'nebulisation', 'nasal'];

/** What the words of the thesaurus for a route mean here. A tube into the stomach counts as by mouth. */
const routesOfWord: Readonly<Record<string, readonly Route[]>> = {
  iv: ['intravenous'],
  intraveineuse: ['intravenous'],
  perfusion: ['intravenous'],
  im: ['intramuscular'],
  injectable: injected,
  parenterale: injected,
  orale: byMouth,
  'per os': byMouth,
  sublingual: ['sublingual', 'buccal'],
  sublinguale: ['sublingual', 'buccal'],
  rectale: ['rectal'],
  nasale: ['nasal'],
  'bucco-dentaire': ['buccal', 'subcutaneous', 'other'],
  'sous-cutanee': ['subcutaneous'],
  inhalee: inhaled,
  systemique: [...byMouth, 'sublingual', 'buccal', 'rectal', 'transdermal', ...injected],
  generale: [...byMouth, 'sublingual', 'buccal', 'rectal', 'transdermal', ...injected],
};
const word = Object.keys(routesOfWord).join('|');
const spoken = new RegExp(
  `(?:(?:administre|utilise)e?s? )?(?:par |en )?(?:les |la )?(?:voies? )?(?:d'administration )?(${word})\\b(?:(?: et/ou | et |, | ou )(?:par )?(?:la )?(?:voie )?(${word})\\b)?`,
  'y',
);

/** "administrée par voie IV", "per os", "voies orale et/ou nasale": of the drug that is spoken of. */
export function readRoute(text: string, at: number, context: ClauseContext, subject: EndName | null): Part | null {
  const found = matchAt(spoken, text, at);
  const of = subject ?? context.onlySubstance;
  if (found === null || of === null) return null;
  const routes = [found[1], found[2]].flatMap((name) => (name === undefined ? [] : (routesOfWord[name] ?? [])));
  return { end: at + found[0].length, condition: { fact: 'route', of, in: [...new Set(routes)] } };
}
