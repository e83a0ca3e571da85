import { codeSystems } from '../../../../schema/coding.ts';
import type { DrugReference } from '../../../../schema/knowledge/drugReference.ts';
import type { KnowledgePack, Rule } from '../../../../schema/knowledge/knowledgePack.ts';
import type { LocalisedText } from '../../../../schema/localisedText.ts';
import { severity, type Severity } from '../../../../schema/severity.ts';
import type { DrugLookup } from '../drugLookup.ts';
import type { CodeableReference, Concept, DrugResource, Interactant, Reference } from './fhirSource.ts';
import type { FhirFile, PlacedRule } from './readFhir.ts';

export const SOURCE_ID = 'fhir';
const SEVERITY_EXTENSION = 'urn:wardlight:severity';
/** Words for a severity in `interaction.type` or `incidence`, besides our own four. */
const words: readonly (readonly [RegExp, Severity])[] = [
  [/^(?:contra-?indicated|contre-?indication)$/i, 'contraindicated'],
  [/^(?:not-?recommended|avoid|major|severe|high|association d[ée]conseill[ée]e)$/i, 'notRecommended'],
  [/^(?:precaution|moderate|caution|pr[ée]caution d'emploi)$/i, 'precaution'],
  [/^(?:take-?into-?account|minor|low|[àa] prendre en compte)$/i, 'takeIntoAccount'],
];

/** One resource with what it is read with. */
export type Reader = PlacedRule & {
  readonly file: FhirFile;
  readonly lookup: DrugLookup;
  readonly fault: (path: string, detail: string) => void;
};
/** What a resource became. */
export type Made = { readonly rules: readonly Rule[]; readonly group?: KnowledgePack['conditionGroups'][number] };

/** The rules of one resource; null with a fault told. */
export function ruleOf(reader: Reader): Made | null {
  const { resource, fault } = reader;
  const subjects = drugsOf(resource.subject ?? [], 'subject', reader);
  if (resource.resourceType === 'MedicinalProductContraindication')
    return contraindication(subjects, resource.disease, 'disease', reader);
  if (resource.resourceType === 'MedicinalProductInteraction')
    return interaction(
      subjects,
      { ...resource, management: resource.management === undefined ? [] : [resource.management] },
      'interactant',
      resource.description,
      reader,
    );
  if (resource.type === 'contraindication')
    return contraindication(
      subjects,
      conceptOf(resource.contraindication?.diseaseSymptomProcedure),
      'contraindication.diseaseSymptomProcedure',
      reader,
    );
  if (resource.type === 'interaction')
    return interaction(subjects, resource.interaction ?? {}, 'interaction.interactant', undefined, reader);
  fault('type', `"${resource.type}" is not read here: only interaction and contraindication`);
  return null;
}

type InteractionPart = {
  readonly interactant?: readonly Interactant[] | undefined;
  readonly type?: Concept | undefined;
  readonly effect?: CodeableReference | undefined;
  readonly incidence?: Concept | undefined;
  readonly management?: readonly Concept[] | undefined;
};

function interaction(
  subjects: readonly DrugReference[],
  part: InteractionPart,
  path: string,
  said: string | undefined,
  reader: Reader,
): Made | null {
  const others = (part.interactant ?? []).flatMap((one, index) => {
    if (one.itemCodeableConcept !== undefined)
      return drugOfConcept(one.itemCodeableConcept, `${path}[${index}]`, reader);
    return one.itemReference === undefined ? [] : drugsOf([one.itemReference], `${path}[${index}]`, reader);
  });
  const level = severityOf([part.type, part.incidence], reader);
  // Without a subject the interactants are the two ends.
  const [firsts, seconds] = subjects.length > 0 ? [subjects, others] : [others.slice(0, 1), others.slice(1)];
  if (firsts.length === 0 || seconds.length === 0) {
    reader.fault(path, 'needs two drugs: a subject and an interactant, or two interactants');
    return null;
  }
  if (level === null) return null;
  const effect = wordsOf(conceptOf(part.effect)) ?? said ?? `Interaction (${level}).`;
  const management = (part.management ?? []).flatMap((one) => wordsOf(one) ?? []);
  const rules = firsts.flatMap((a) =>
    seconds.map((b): Rule => ({
      ...baseOf(reader, [a, b], firsts.length * seconds.length > 1, effect, management),
      family: 'interaction',
      a,
      b,
      levels: [{ severity: level }],
    })),
  );
  return { rules };
}

function contraindication(
  drugs: readonly DrugReference[],
  disease: Concept | undefined,
  path: string,
  reader: Reader,
): Made | null {
  const codings = (disease?.coding ?? []).flatMap(({ system, code }) =>
    code === undefined ? [] : [{ system: system ?? '', code }],
  );
  const icd10 = codings
    .filter(({ system }) => system.startsWith(codeSystems.icd10))
    .map(({ code }) => code.replace('.', ''));
  const snomed = codings.filter(({ system }) => system === codeSystems.snomed);
  if (drugs.length === 0) reader.fault('subject', 'names no drug');
  if (icd10.length + snomed.length === 0) reader.fault(path, 'needs an ICD-10 or SNOMED CT code of the disease');
  if (drugs.length === 0 || icd10.length + snomed.length === 0) return null;
  const name = wordsOf(disease) ?? [...icd10, ...snomed.map(({ code }) => code)].join(', ');
  const group = {
    id: `fhir ${[...icd10, ...snomed.map(({ code }) => code)].join(' ')}`.slice(0, 60),
    name: both(name),
    codings: snomed,
    icd10Prefixes: icd10,
  };
  const rule: Rule = {
    ...baseOf(reader, drugs, false, name, []),
    family: 'condition',
    drugs: [...drugs],
    about: { en: `in ${name}`, fr: `en cas de : ${name}` },
    levels: [
      {
        severity: severityOf([], reader, 'contraindicated') ?? 'contraindicated',
        when: { fact: 'condition', group: group.id },
      },
    ],
    whenUnknown: 'notAssessed',
    context: 'known',
  };
  return { rules: [rule], group };
}

function baseOf(
  reader: Reader,
  drugs: readonly DrugReference[],
  isOneOfSeveral: boolean,
  hazard: string,
  management: readonly string[],
) {
  const id = reader.resource.id ?? reader.place;
  const names = drugs.map((drug) => ('class' in drug ? drug.class : drug.substance)).join(' + ');
  return {
    id: `fhir.${id}${isOneOfSeveral ? `: ${names}` : ''}`.slice(0, 200),
    hazard: both(hazard),
    actions: (management.length === 0 ? ['Read the source for what to do.'] : management).map(both),
    evidenceLevel: 'probable' as const,
    citations: [{ sourceId: SOURCE_ID, text: `${reader.resource.resourceType}/${id}`.slice(0, 500) }],
    modifiers: [],
    monitor: [],
  };
}

function drugsOf(references: readonly Reference[], path: string, reader: Reader): readonly DrugReference[] {
  return references.flatMap((one, index) => {
    const target = one.reference === undefined ? undefined : reader.file.drugs.get(one.reference);
    const place = `${path}[${index}]`;
    if (target !== undefined) return drugOfConcept(conceptOfDrug(target), place, reader);
    if (one.display !== undefined) return drugOfConcept({ text: one.display }, place, reader);
    reader.fault(place, `${one.reference ?? 'the reference'} is not in this file, and has no display`);
    return [];
  });
}

function conceptOfDrug({ code, name }: DrugResource): Concept {
  const known = Array.isArray(code) ? code.find((entry) => entry.code !== undefined)?.code : code;
  return known ?? { text: name?.find((entry) => entry.productName !== undefined)?.productName ?? '' };
}

/** By its codes first, in their order; then by its words. */
function drugOfConcept(concept: Concept, path: string, { lookup, fault }: Reader): readonly DrugReference[] {
  for (const { system, code } of concept.coding ?? []) {
    const found = system === undefined || code === undefined ? null : lookup.findCode(system, code);
    if (found?.ok === true) return [found.drug];
  }
  const text = wordsOf(concept) ?? '';
  const found = lookup.find(text);
  if (found.ok) return [found.drug];
  fault(path, found.why);
  return [];
}

function severityOf(
  concepts: readonly (Concept | undefined)[],
  { resource, fault }: Reader,
  otherwise?: Severity,
): Severity | null {
  const stated = [
    ...(resource.extension ?? [])
      .filter(({ url }) => url === SEVERITY_EXTENSION)
      .map(({ valueCode, valueString }) => valueCode ?? valueString ?? ''),
    ...concepts.flatMap((concept) => [
      ...(concept?.coding ?? []).flatMap(({ code, display }) => [code, display]),
      concept?.text,
    ]),
  ].filter((text) => text !== undefined);
  for (const text of stated) {
    const own = severity.safeParse(text);
    if (own.success) return own.data;
    const [, meant] = words.find(([pattern]) => pattern.test(text)) ?? [];
    if (meant !== undefined) return meant;
  }
  if (otherwise !== undefined) return otherwise;
  fault(
    '',
    `has no severity: state it in the extension ${SEVERITY_EXTENSION} or in interaction.type (${severity.options.join(', ')}, or high, moderate, low)`,
  );
  return null;
}

function conceptOf(value: CodeableReference | undefined): Concept | undefined {
  if (value === undefined) return undefined;
  return 'concept' in value ? value.concept : value;
}

function wordsOf(concept: Concept | undefined): string | undefined {
  return concept?.text ?? concept?.coding?.find(({ display }) => display !== undefined)?.display;
}

function both(text: string): LocalisedText {
  return { en: text, fr: text };
}
