import type { LocalisedText } from '../../schema/localisedText.ts';
import type { RuleCondition } from '../../schema/knowledge/condition.ts';
import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import { type KnowledgePack, knowledgePack, type Rule } from '../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../schema/result.ts';
import type { SiteProtocol, SiteProtocolFile, SiteWords } from '../../schema/siteProtocol/siteProtocolFile.ts';
import { isAnalyte } from '../facts/latestResults.ts';
import { knownNames, type KnownNames } from './knownNames.ts';
import type { AddFault, ProtocolFault } from './protocolFault.ts';
import { readProtocolCondition } from './readProtocolCondition.ts';

/** What the rules of a site name, gathered so that the pack stands by itself. */
interface Named {
  readonly substances: Map<string, KnowledgePack['substances'][number]>;
  readonly classes: Map<string, KnowledgePack['classes'][number]>;
  readonly conditionGroups: Map<string, KnowledgePack['conditionGroups'][number]>;
}

/**
 * The protocols of a site as a pack of its own, to be used beside the packs whose names they are written in. Its coverage is empty: that a
 * site wrote no rule about a drug says nothing about it.
 */
export function compileSiteProtocols(
  file: SiteProtocolFile,
  packs: readonly KnowledgePack[],
): Result<KnowledgePack, readonly ProtocolFault[]> {
  const faults: ProtocolFault[] = [];
  const add: AddFault = (place, problem, remedy) => faults.push({ place, problem, remedy });
  const names = knownNames(packs);
  const named: Named = { substances: new Map(), classes: new Map(), conditionGroups: new Map() };
  const seen = new Set<string>();
  const rules = file.protocols.map((protocol) => {
    if (seen.has(protocol.id)) add(protocol.id, 'two protocols have this id', 'Give each protocol an id of its own.');
    seen.add(protocol.id);
    return compileProtocol(protocol, file.site, names, named, add);
  });
  if (file.expires < file.effective) add('expires', 'it ends before it begins', 'Write a date after effective.');
  if (faults.length > 0) return { ok: false, error: faults };
  const pack = knowledgePack.safeParse({
    format: 1,
    id: file.site,
    version: file.version,
    title: bothOf(file.title),
    effectiveDate: file.effective,
    expiryDate: file.expires,
    sources: [{ id: file.site, title: bothOf(file.title).en, edition: file.version, licence: 'site' }],
    substances: [...named.substances.values()],
    classes: [...named.classes.values()],
    products: [],
    conditionGroups: [...named.conditionGroups.values()],
    rules,
    coverage: [],
  });
  if (pack.success) return { ok: true, value: pack.data };
  const place = pack.error.issues[0]?.path.join('.') ?? '';
  return {
    ok: false,
    error: [
      { place, problem: 'what was written makes no sound rule', remedy: 'Compare it with docs/siteProtocols.md.' },
    ],
  };
}

function compileProtocol(protocol: SiteProtocol, site: string, names: KnownNames, named: Named, add: AddFault): Rule {
  const at = (field: string): string => `${protocol.id}.${field}`;
  const lookUp = {
    drug: (name: string, place: string) => drugOf(name, place, names, named, add),
    conditionGroup: (name: string, place: string) => conditionGroupOf(name, place, names, named, add),
  };
  const conditionOf = (written: unknown, place: string): RuleCondition | undefined =>
    written === undefined ? undefined : readProtocolCondition(written, place, lookUp, add);
  if ((protocol.level === undefined) === (protocol.levels === undefined))
    add(
      protocol.id,
      'it needs either level or levels',
      'Write level: precaution, or levels: [{ level: ..., when: ... }].',
    );
  const drugs = typeof protocol.drugs === 'string' ? [protocol.drugs] : (protocol.drugs ?? []);
  if (drugs.length === 0 && protocol.routes !== undefined)
    add(at('routes'), 'a rule about the patient has no route', 'Name the drugs, or leave routes out.');
  if (
    drugs.length === 0 &&
    protocol.applies === undefined &&
    protocol.levels?.every(({ when }) => when !== undefined) !== true
  )
    add(
      protocol.id,
      'it names neither a drug nor a condition',
      'Without either it would fire for every patient: write drugs or applies.',
    );
  for (const [index, name] of (protocol.monitor ?? []).entries())
    if (!isAnalyte(name))
      add(at(`monitor.${index}`), `no result is called “${name}”`, 'Use a name of schema/knowledge/analyte.ts.');
  const applies = conditionOf(protocol.applies, at('applies'));
  const written = protocol.levels ?? [{ level: protocol.level ?? ('precaution' as const) }];
  return {
    family: 'siteProtocol',
    id: `${site}.${protocol.id}`,
    stage: protocol.stage,
    drugs: drugs.flatMap((name, index) => lookUp.drug(name, at(`drugs.${index}`)) ?? []),
    ...(protocol.routes === undefined ? {} : { routes: protocol.routes }),
    about: bothOf(protocol.about),
    ...(applies === undefined ? {} : { appliesWhen: applies }),
    levels: written.map((level, index) => {
      const { when, about, hazard, actions } = {
        when: undefined,
        about: undefined,
        hazard: undefined,
        actions: undefined,
        ...level,
      };
      const condition = conditionOf(when, at(`levels.${index}.when`));
      return {
        severity: level.level,
        ...(condition === undefined ? {} : { when: condition }),
        ...(about === undefined ? {} : { about: bothOf(about) }),
        ...(hazard === undefined ? {} : { hazard: bothOf(hazard) }),
        ...(actions === undefined ? {} : { actions: actions.map(bothOf) }),
      };
    }),
    whenUnknown: protocol.whenUnknown ?? 'notAssessed',
    context: 'shown',
    hazard: bothOf(protocol.hazard),
    ...(protocol.consequence === undefined ? {} : { consequence: bothOf(protocol.consequence) }),
    actions: protocol.actions.map(bothOf),
    evidenceLevel: protocol.evidence ?? 'established',
    citations: [{ sourceId: site, text: protocol.source }],
    modifiers: [],
    monitor: protocol.monitor ?? [],
  };
}

/** Said once, it is said so in both languages: better the site's own words than none. */
function bothOf(words: SiteWords): LocalisedText {
  return typeof words === 'string' ? { en: words, fr: words } : words;
}

function drugOf(
  name: string,
  place: string,
  names: KnownNames,
  named: Named,
  add: AddFault,
): DrugReference | undefined {
  const group = names.class(name);
  const substance = group === undefined ? names.substance(name) : undefined;
  if (group !== undefined) {
    named.classes.set(group.id, group);
    for (const id of group.members) {
      const member = names.substanceById(id);
      if (member !== undefined) named.substances.set(id, member);
    }
    return { class: group.id };
  }
  if (substance !== undefined) {
    named.substances.set(substance.id, substance);
    return { substance: substance.id };
  }
  add(
    place,
    `the knowledge in use has no drug or class “${name}”`,
    suggestion(names.like(name, 'drugs'), 'Use the international name of a drug.'),
  );
  return undefined;
}

function conditionGroupOf(
  name: string,
  place: string,
  names: KnownNames,
  named: Named,
  add: AddFault,
): string | undefined {
  const group = names.conditionGroup(name);
  if (group === undefined) {
    add(
      place,
      `the knowledge in use has no group of conditions “${name}”`,
      suggestion(names.like(name, 'conditionGroups'), 'See conditionGroups of the pack.'),
    );
    return undefined;
  }
  named.conditionGroups.set(group.id, group);
  return group.id;
}

function suggestion(like: readonly string[], otherwise: string): string {
  return like.length === 0 ? otherwise : `Did you mean ${like.join(' or ')}?`;
}
