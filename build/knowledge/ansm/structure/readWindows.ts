import type { AnsmRule } from '../ansmSource.ts';
import { foldedText } from '../foldedText.ts';
import type { ClauseContext, EndName } from './clauseContext.ts';
import { matchAt } from './readDose.ts';
import { readEffects } from './readEffects.ts';
import { readNames } from './readNames.ts';

/** `first` still counts for so many days after its last dose. */
export type Window = { readonly first: EndName; readonly days: number };

const number = '(\\d+|un|une|deux|trois|quatre|cinq|six)';
const unit = '(jours?|semaines?|mois|heures?|cycle)';
const numbers: Readonly<Record<string, number>> = { un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6 };
/** A cycle of contraception is four weeks; a month is taken long. */
const daysOf: Readonly<Record<string, number>> = { jour: 1, semaine: 7, mois: 31, heure: 1 / 24, cycle: 28 };

type Pattern = {
  readonly text: RegExp;
  /** Who stops: the drug named where the named group `first` begins, the one that is not a vaccine or contraceptive, either of the two, or the one that lowers the other. */
  readonly first: 'named' | 'notProtected' | 'either' | 'notLowered';
};

const stop = "(?:l'arret|l'arret du traitement)";
const patterns: readonly Pattern[] = [
  { text: new RegExp(`pendant les ${number} ${unit} suivant l'arret`), first: 'notProtected' },
  { text: new RegExp(`${number} ${unit} apres l'arret est recommande`), first: 'notProtected' },
  {
    text: new RegExp(`possible ${number} ${unit} apres (?:l'arret (?:de |du )|son arret)(?<first>l'imao)?`),
    first: 'named',
  },
  { text: new RegExp(`(?:1 a )?${number} ${unit} apres leur arret`), first: 'notLowered' },
  { text: new RegExp(`(?:1 a )?${number} ${unit} apres ${stop} (?:de |du )(?<first>.+)`), first: 'named' },
  {
    text: new RegExp(
      `pendant le traitement par (?<first>[^.;]{3,60}?) et (?:jusqu'a )?${number} ?${unit} apres son arret`,
    ),
    first: 'named',
  },
  {
    text: new RegExp(`entre l'arret (?:de |du )(?<first>[^.]{3,40}?) et le debut`),
    first: 'named',
  },
  {
    text: new RegExp(`delai de ${number} ${unit} entre l'arret (?:de |du )(?<first>.+?) et .*inversement`),
    first: 'either',
  },
  { text: new RegExp(`decaler l'administration des deux medicaments d'au moins ${number} ${unit}`), first: 'either' },
  { text: new RegExp(`delai de \\d+ a ${number} ${unit},? [^.]*entre la prise`), first: 'either' },
  {
    text: new RegExp(
      `delai (?:minimum )?(?:de |d')${number} ${unit} entre la (?:fin|derniere) (?:de l')?administration (?:iv )?(?:de |d')(?<first>.+)`,
    ),
    first: 'named',
  },
  {
    text: new RegExp(
      `(?:interrompre|arreter),?(?: par prudence,)? (?:le|un) traitement (?:par |a base de )(?<first>.+?) (?:au moins )?${number} ${unit} avant`,
    ),
    first: 'named',
  },
  {
    text: new RegExp(`prise d'un medicament (?<first>inducteur) dans les ${number} dernieres ${unit}`),
    first: 'named',
  },
  { text: new RegExp(`suspendu au moment de l'examen [^.]* ${number} ${unit} apres`), first: 'notProtected' },
  { text: new RegExp(`pendant la duree de l'association,? et ${number} ${unit} suivant`), first: 'notProtected' },
];
/** The drug that stays and is to be protected, when a text does not say who stops. */
const isProtected = /vaccin|contracepti|levonorgestrel|cyproterone|ulipristal|metformine/;

/** How long after a stop the rule still holds: "et 8 jours après son arrêt", "pendant les 3 mois suivant l'arrêt". */
export function readWindows(rule: AnsmRule, context: ClauseContext): readonly Window[] {
  const text = foldedText(`${rule.levels.map((level) => level.info).join(' . ')} . ${rule.mechanism}`);
  const delays = delayBetween(text, rule);
  if (delays.length > 0) return delays;
  for (const { text: pattern, first } of patterns) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const groups = found.slice(1).filter((group) => group !== undefined && group !== found.groups?.['first']);
    const [value = '', unitWord = ''] = groups;
    const days = (numbers[value] ?? Number(value)) * (daysOf[unitWord.replace(/s$/, '')] ?? daysOf[unitWord] ?? 0);
    if (!(days > 0)) continue;
    const ends = endsOf(first, found, rule, context);
    if (ends.length === 0) continue;
    return ends.map((end) => ({ first: end, days }));
  }
  return [];
}

function endsOf(
  who: Pattern['first'],
  found: RegExpExecArray,
  rule: AnsmRule,
  context: ClauseContext,
): readonly EndName[] {
  if (who === 'either') return ['a', 'b'];
  if (who === 'notLowered') {
    const lowered = readEffects(rule.mechanism, context).filter((effect) => effect.direction === 'lowered');
    return lowered.length === 1 ? [lowered[0]?.of === 'a' ? 'b' : 'a'] : [];
  }
  const words = found.groups?.['first'];
  if (who === 'named' && words !== undefined) {
    const end = endNamed(words, context);
    return end === null ? [] : [end];
  }
  if (who === 'named') {
    const imao = (['a', 'b'] as const).filter((end) => rule[end].id.startsWith('imao'));
    return imao.length === 1 ? imao : [];
  }
  const stopping = (['a', 'b'] as const).filter((end) => !isProtected.test(rule[end].id));
  return stopping.length === 1 ? stopping : [];
}

function endNamed(words: string, context: ClauseContext): EndName | null {
  const text = words.replace(/^(?:la |le |les |l'+|du |de )+/, '');
  const names = readNames(text, 0, context);
  if (names?.subject !== undefined) return names.subject;
  const [kind] = matchAt(/\p{L}[\p{L}-]+(?: \p{L}[\p{L}-]+)?/uy, text, 0) ?? [];
  return kind === undefined ? null : context.endOfKind(kind);
}

/** "deux semaines entre l'arrêt de l'IMAO et le début ..., et d'au moins une semaine entre l'arrêt de l'autre traitement ...". */
function delayBetween(text: string, rule: AnsmRule): readonly Window[] {
  const found = new RegExp(
    `delai de ${number} ${unit} entre l'arret de l'imao et le debut [^,]*, et d'au moins ${number} ?${unit} entre l'arret`,
  ).exec(text);
  const imao = (['a', 'b'] as const).find((end) => rule[end].id.startsWith('imao'));
  if (found === null || imao === undefined) return [];
  const days = (value = '', word = '') => (numbers[value] ?? Number(value)) * (daysOf[word.replace(/s$/, '')] ?? 0);
  const exception = new RegExp(`fluoxetine ?: ?${number} ?${unit}`).exec(text);
  return [
    { first: imao, days: days(found[1], found[2]) },
    {
      first: imao === 'a' ? 'b' : 'a',
      // One member of the class acts longer than the others: its time is taken for all of them.
      days: Math.max(days(found[3], found[4]), exception === null ? 0 : days(exception[1], exception[2])),
    },
  ];
}
