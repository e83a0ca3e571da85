import { z } from 'zod';
import type { Result } from '../../../../schema/result.ts';
import type { ImportFault } from '../importFault.ts';
import { drugResource, type DrugResource, ruleResource, type RuleResource } from './fhirSource.ts';

/** A resource that holds a rule, with where it stands in the file. */
export type PlacedRule = { readonly place: string; readonly resource: RuleResource };
export type FhirFile = {
  readonly rules: readonly PlacedRule[];
  /** What rules point to, by `Type/id` and by full address. */
  readonly drugs: ReadonlyMap<string, DrugResource>;
};

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ fullUrl: z.string().optional(), resource: z.unknown() })).optional(),
});
const typed = z.object({ resourceType: z.string() });
const drugTypes: ReadonlySet<string> = new Set(drugResource.shape.resourceType.options);
const ruleTypes: ReadonlySet<string> = new Set([
  'ClinicalUseDefinition',
  'MedicinalProductInteraction',
  'MedicinalProductContraindication',
]);

/** A Bundle, one resource, or one per line (NDJSON). Resources of other types are refused by name, never passed over. */
export function readFhir(text: string): Result<FhirFile, readonly ImportFault[]> {
  const placed = resourcesOf(text.replace(/^\uFEFF/, ''));
  if (!placed.ok) return placed;
  const faults: ImportFault[] = [];
  const rules: PlacedRule[] = [];
  const drugs = new Map<string, DrugResource>();
  for (const { place, fullUrl, value } of placed.value) {
    const type = typed.safeParse(value);
    const name = type.success ? type.data.resourceType : '(none)';
    if (ruleTypes.has(name)) {
      const parsed = ruleResource.safeParse(value);
      if (parsed.success) rules.push({ place, resource: parsed.data });
      else faults.push(...issues(place, parsed.error));
    } else if (drugTypes.has(name)) {
      const parsed = drugResource.safeParse(value);
      if (!parsed.success) faults.push(...issues(place, parsed.error));
      else {
        if (parsed.data.id !== undefined) drugs.set(`${name}/${parsed.data.id}`, parsed.data);
        if (fullUrl !== undefined) drugs.set(fullUrl, parsed.data);
      }
    } else
      faults.push({
        place,
        detail: `resourceType ${name} holds no rule that is read here: only ${[...ruleTypes].join(', ')}, and ${[...drugTypes].join(', ')} that they point to`,
      });
  }
  if (faults.length === 0 && rules.length === 0)
    faults.push({ place: 'file', detail: 'holds no ClinicalUseDefinition or other rule' });
  return faults.length > 0 ? { ok: false, error: faults } : { ok: true, value: { rules, drugs } };
}

type Placed = { readonly place: string; readonly fullUrl?: string | undefined; readonly value: unknown };

function resourcesOf(text: string): Result<readonly Placed[], readonly ImportFault[]> {
  const whole = parseJson(text);
  if (whole === null) {
    const lines = text
      .split(/\r?\n/)
      .flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]));
    const parsed = lines.map(({ line, number }) => ({ number, json: parseJson(line) }));
    const bad = parsed.filter(({ json }) => json === null);
    if (bad.length > 0)
      return {
        ok: false,
        error: bad.map(({ number }) => ({
          place: `line ${number}`,
          detail: 'is not JSON (a Bundle, one resource, or one resource per line)',
        })),
      };
    return { ok: true, value: parsed.map(({ number, json }) => ({ place: `line ${number}`, value: json?.value })) };
  }
  const parsed = bundle.safeParse(whole.value);
  if (!parsed.success) return { ok: true, value: [{ place: 'resource', value: whole.value }] };
  const entries = parsed.data.entry ?? [];
  return {
    ok: true,
    value: entries.map(({ fullUrl, resource }, index) => ({
      place: `entry[${index}].resource`,
      fullUrl,
      value: resource,
    })),
  };
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

function issues(place: string, error: z.ZodError): readonly ImportFault[] {
  return error.issues.map((issue) => ({ place: [place, ...issue.path.map(String)].join('.'), detail: issue.message }));
}
