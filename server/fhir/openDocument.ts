import { z } from 'zod';
import { isDeeperThan } from '../../sync/isDeeperThan.ts';
import type { FhirDocument } from './readDocuments.ts';
import { hasTimeWithoutOffset } from './fhirDate.ts';
import { resourceHead } from './fhirTypes.ts';
import type { ImportCounter, ResourcePlace } from './importReport.ts';
import { bundleResolver, idFromContent, idOfReference, type ReferenceResolver } from './references.ts';

/** A resource out of its bundle or line, with the way its references are to be read. */
export type OpenedResource = {
  readonly place: ResourcePlace;
  readonly resource: unknown;
  readonly resolve: ReferenceResolver;
};

const DEEPEST = 64;
const bundle = z.object({ resourceType: z.literal('Bundle'), entry: z.array(z.unknown()).nullish() });
const bundleEntry = z.object({
  fullUrl: z.string().max(2000).nullish(),
  resource: z.unknown().optional(),
  request: z.object({ method: z.string().max(10) }).nullish(),
  response: z.object({ status: z.string().max(100).optional() }).nullish(),
});
const isBundle = z.object({ resourceType: z.literal('Bundle') });

/** Takes a document apart. What cannot be a resource is reported here; one bad entry never holds up the others. */
export function openDocument(document: FhirDocument, counter: ImportCounter): OpenedResource[] {
  const { source, line, value, fault } = document;
  const place = { source, line, entry: null, resourceType: '', id: '' };
  if (fault !== undefined) {
    counter.refuse(place, { path: '', reason: fault, remedy: 'Send this line or file again, whole and as JSON.' });
    return [];
  }
  if (!isBundle.safeParse(value).success) return openResource(value, place, undefined, idOfReference, counter);
  const parsed = bundle.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    counter.refuse({ ...place, resourceType: 'Bundle' }, { path, reason: 'not a FHIR R4 Bundle', remedy: SEE_FHIR });
    return [];
  }
  const entries = (parsed.data.entry ?? []).map((entry) => bundleEntry.safeParse(entry));
  const resolve = bundleResolver(new Map(entries.flatMap(({ data }) => idByFullUrl(data?.fullUrl, data?.resource))));
  return entries.flatMap((entry, index) => {
    const own = { ...place, entry: index + 1 };
    if (!entry.success) {
      const path = entry.error.issues[0]?.path.join('.') ?? '';
      counter.refuse(own, { path, reason: 'not an entry of a FHIR R4 Bundle', remedy: SEE_FHIR });
      return [];
    }
    const { fullUrl, resource, request, response } = entry.data;
    if (isBundle.safeParse(resource).success) return openNested(resource, place, counter);
    if (request?.method === 'DELETE') {
      counter.ignore('Bundle', 'a deletion: send the resource with a status that ends it');
      return [];
    }
    if (resource == null && isMissing(request, response)) {
      counter.refuse(own, { path: 'resource', reason: 'holds no resource', remedy: 'Ask the sender for it again.' });
      return [];
    }
    if (resource == null) return [];
    return openResource(resource, own, fullUrl, resolve, counter);
  });
}

/** The answer to a transaction need not hold what it wrote; one that failed, or an entry of nothing, leaves something unknown. */
function isMissing(
  request: object | null | undefined,
  response: { status?: string | undefined } | null | undefined,
): boolean {
  if (response?.status !== undefined) return /^[45]/.test(response.status);
  return request == null && response == null;
}

/** A bundle in a bundle: the answer to a batch of searches. */
function openNested(resource: unknown, place: ResourcePlace, counter: ImportCounter): OpenedResource[] {
  if (!isDeeperThan(resource, DEEPEST)) return openDocument({ ...place, value: resource }, counter);
  counter.refuse(place, { path: '', reason: `nested deeper than ${DEEPEST} levels`, remedy: SEE_FHIR });
  return [];
}

const SEE_FHIR = 'See FHIR R4, correct it and send it again.';

function openResource(
  resource: unknown,
  place: ResourcePlace,
  fullUrl: string | null | undefined,
  resolve: ReferenceResolver,
  counter: ImportCounter,
): OpenedResource[] {
  if (isDeeperThan(resource, DEEPEST)) {
    counter.refuse(place, { path: '', reason: `nested deeper than ${DEEPEST} levels`, remedy: SEE_FHIR });
    return [];
  }
  const text = JSON.stringify(resource) ?? '';
  const plain = text.includes(':null') ? withoutNulls(resource) : resource;
  const head = resourceHead.safeParse(plain);
  if (!head.success) {
    const path = head.error.issues[0]?.path.join('.') || 'resourceType';
    counter.refuse(place, { path, reason: 'not a FHIR resource', remedy: 'Every resource needs a resourceType.' });
    return [];
  }
  const { resourceType, id } = head.data;
  const known = { ...place, resourceType, id: id ?? idOfReference(fullUrl ?? '') ?? idFromContent(resource) };
  if (text.includes('\\u0000')) {
    const remedy = 'Remove the character; FHIR forbids it.';
    counter.refuse(known, { path: '', reason: 'holds the character U+0000', remedy });
    return [];
  }
  const modified = text.includes('"modifierExtension":[') ? modifiedAt(plain) : null;
  if (modified !== null) {
    const reason = 'may turn the meaning of all around it into its opposite, and is not known here';
    counter.refuse(known, {
      path: modified,
      reason,
      remedy: 'Send the resource without it, if it says the same then.',
    });
    return [];
  }
  if (hasTimeWithoutOffset(text)) counter.warn('a time without an offset was read as UTC');
  return [{ place: known, resource: plain, resolve }];
}

/** Where a `modifierExtension` is: FHIR R4 forbids to go by what it modifies without understanding it (extensibility, 2.4.2). */
function modifiedAt(value: unknown, path = ''): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (key === 'modifierExtension' && Array.isArray(part) && part.length > 0) return here;
    const found = modifiedAt(part, here);
    if (found !== null) return found;
  }
  return null;
}

/** Some writers send `null` for what they do not have; in a list a null keeps its place. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
      part === null ? [] : [[key, withoutNulls(part)]],
    ),
  );
}

function idByFullUrl(fullUrl: string | null | undefined, resource: unknown): [string, string][] {
  const head = resourceHead.safeParse(resource);
  if (fullUrl === undefined || fullUrl === null || !head.success) return [];
  const id = head.data.id ?? idOfReference(fullUrl) ?? idFromContent(resource);
  return [[fullUrl, id]];
}
