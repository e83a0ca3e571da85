import { compileActions, compileBase, type Complain, type FileDefaults } from '../compileBase.ts';
import type { LocalisedText } from '../../../../schema/localisedText.ts';
import type { DraftRule } from '../draftRule.ts';
import { expandCondition } from '../expandCondition.ts';
import type { Names } from '../names.ts';
import type { ChildrenEntry, DoseEntry, LimitSource } from '../sources/doseSource.ts';
import { drugsNamed, idOf } from './compilePairs.ts';
import { parseDoseLimit } from './parseDoseLimit.ts';

type DoseFile = FileDefaults & { readonly harms?: Readonly<Record<string, LocalisedText>> | undefined };

const routesByWord: Readonly<Record<string, readonly string[]>> = {
  oral: ['oral', 'enteralTube'],
  iv: ['intravenous'],
  injection: ['intravenous', 'intramuscular', 'subcutaneous'],
  rectal: ['rectal'],
};

export function compileDose(
  source: DoseEntry,
  file: DoseFile,
  names: Names,
  complainAt: (place: string) => Complain,
): readonly DraftRule[] {
  const complain = complainAt(String(source.drug));
  return drugsNamed(source.drug, names, complain).map((drug) => ({
    ...ofEntry(source, 'dose', ['dose', idOf(drug), suffixOf(source)], names.nameOf(drug), file, names, complain),
    family: 'dose',
    drug,
    limits: source.limits.map((limit) => compileLimit(limit, names, complain)),
  }));
}

export function compileChildren(
  source: ChildrenEntry,
  file: DoseFile,
  names: Names,
  complainAt: (place: string) => Complain,
): readonly DraftRule[] {
  const complain = complainAt(`${String(source.drug)} ${source.age}`);
  const ageMonths = parseAge(source.age);
  if (ageMonths === null) complain(`not an age: ${source.age}`);
  if (source.limits === undefined && source.avoid === undefined) complain('write limits or avoid');
  return drugsNamed(source.drug, names, complain).map((drug) => ({
    ...ofEntry(
      source,
      'children',
      ['children', idOf(drug), suffixOf(source), source.age],
      names.nameOf(drug),
      file,
      names,
      complain,
    ),
    family: 'children',
    drug,
    ageMonths: ageMonths ?? { from: 0, below: 216 },
    limits: (source.limits ?? []).map((limit) => compileLimit(limit, names, complain)),
    ...(source.avoid === undefined
      ? {}
      : { avoid: { severity: source.avoid.level, advice: { en: source.avoid.en, fr: source.avoid.fr } } }),
  }));
}

function suffixOf({ id, routes }: DoseEntry | ChildrenEntry): string {
  return id ?? (typeof routes === 'string' ? routes : '');
}

const defaultAction = { dose: 'keepDoseLimit', children: 'doseByWeight' } as const;

/** A drug to avoid is not made right by another dose. */
function actionOf(source: DoseEntry | ChildrenEntry, family: 'dose' | 'children'): string {
  const onlyAvoided = 'avoid' in source && source.avoid !== undefined && source.limits === undefined;
  return onlyAvoided ? 'traceReason' : defaultAction[family];
}

const sentence = {
  dose: {
    en: (harm = 'more adverse effects, hardly more benefit') => `{drug} above the licensed dose: ${harm}.`,
    fr: (harm = 'plus d’effets indésirables, guère plus de bénéfice') =>
      `{drug} au-delà de la posologie autorisée : ${harm}.`,
  },
  children: {
    en: (harm = 'more adverse effects than at the dose for this age') => `{drug} in a child: ${harm}.`,
    fr: (harm = 'plus d’effets indésirables qu’à la dose de cet âge') => `{drug} chez un enfant : ${harm}.`,
  },
};

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What both families have. Without words of its own an entry says what too much does. */
function ofEntry(
  source: DoseEntry | ChildrenEntry,
  family: 'dose' | 'children',
  id: readonly string[],
  drugName: LocalisedText,
  file: DoseFile,
  names: Names,
  complain: Complain,
) {
  const harm = source.harm === undefined ? undefined : file.harms?.[source.harm];
  if (source.harm !== undefined && harm === undefined) complain(`no harm "${source.harm}" in the file`);
  const words = { en: source.en ?? sentence[family].en(harm?.en), fr: source.fr ?? sentence[family].fr(harm?.fr) };
  const { routes, applies, ...rest } = source;
  const wanted = typeof routes === 'string' ? routesByWord[routes] : routes;
  if (typeof routes === 'string' && wanted === undefined) complain(`no routes "${routes}"`);
  const condition = applies === undefined ? undefined : expandCondition(applies, names);
  if (typeof condition === 'string') complain(condition);
  return {
    ...compileBase(
      id.filter((part) => part !== '').join('.'),
      {
        ...rest,
        ...words,
        actions: source.actions ?? [actionOf(source, family)],
        cite: source.cite ?? [`smpc: ${capitalised(drugName.en)}, section 4.2`],
      },
      file,
      names,
      { drug: drugName },
      complain,
    ),
    ...(wanted === undefined ? {} : { routes: [...wanted] }),
    ...(condition === undefined ? {} : { appliesWhen: condition }),
  };
}

function compileLimit(written: LimitSource, names: Names, complain: Complain) {
  const { is, level, when, en, fr } =
    typeof written === 'string'
      ? { is: written, level: undefined, when: undefined, en: undefined, fr: undefined }
      : written;
  const parsed = parseDoseLimit(is);
  if (parsed === null) complain(`limit not understood: ${is}`);
  const condition = when === undefined ? undefined : expandCondition(when, names);
  if (typeof condition === 'string') complain(condition);
  return {
    ...parsed,
    severity:
      level ??
      (parsed !== null && /^maximum(Daily|Single|Weekly|Rate)$/.test(parsed.kind) ? 'notRecommended' : 'precaution'),
    ...(condition === undefined ? {} : { when: condition }),
    ...(en === undefined || fr === undefined ? {} : { advice: compileActions([{ en, fr }], names, {}, complain)[0] }),
  };
}

const MONTHS_PER_YEAR = 12;

/** `3m-12y` to months. */
function parseAge(written: string): { readonly from: number; readonly below: number } | null {
  const match = /^(\d+)([my])-(\d+)([my])$/.exec(written);
  if (match === null) return null;
  const months = (count: string | undefined, unit: string | undefined) =>
    Number(count) * (unit === 'y' ? MONTHS_PER_YEAR : 1);
  return { from: months(match[1], match[2]), below: months(match[3], match[4]) };
}
