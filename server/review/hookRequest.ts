import { z } from 'zod';

/** The parts of a CDS Hooks 2.0 request (`patient-view`, `order-select`, `order-sign`) that a review needs. */
export const hookRequest = z.object({
  hook: z.string().max(100),
  hookInstance: z.string().max(200).nullish(),
  context: z.looseObject({
    draftOrders: z.unknown().optional(),
    medications: z.unknown().optional(),
    patientId: z.string().max(200).optional(),
  }),
  prefetch: z.record(z.string().max(100), z.unknown()).nullish(),
});

const bundle = z.object({ resourceType: z.literal('Bundle'), entry: z.array(z.looseObject({})).nullish() });
const draft = z.looseObject({ resource: z.looseObject({ status: z.string().regex(/^\s*draft\s*$/i) }) });

/** A bundle in a bundle is opened here, so that its drafts count; one in this many is read, or refused, as it is. */
const DEEPEST = 8;

/** Everything that the request brings, as one bundle. A draft that is about to be signed is reviewed as if it were. */
export function bundleOfHook(request: z.infer<typeof hookRequest>): object {
  const prefetched = Object.values(request.prefetch ?? {}).flatMap((value) => entriesOf(value));
  const sent = [request.context.draftOrders, request.context.medications].flatMap((value) => entriesOf(value));
  const ordered = sent.map((entry) => {
    const parsed = draft.safeParse(entry);
    return parsed.success ? { ...parsed.data, resource: { ...parsed.data.resource, status: 'active' } } : entry;
  });
  // A draft that bears the id of a current order changes it: the order as it was is no longer to be reviewed.
  const drafted = new Set(ordered.flatMap(keyOf));
  const kept = prefetched.filter((entry) => !keyOf(entry).some((key) => drafted.has(key)));
  return {
    resourceType: 'Bundle',
    type: 'collection',
    ...(typeof request.hookInstance !== 'string' ? {} : { id: request.hookInstance }),
    entry: [...kept, ...ordered],
  };
}

const keyed = z.object({ resource: z.object({ resourceType: z.string(), id: z.string() }) });

function keyOf(entry: object): string[] {
  const parsed = keyed.safeParse(entry);
  return parsed.success ? [`${parsed.data.resource.resourceType}/${parsed.data.resource.id}`] : [];
}

/** A prefetch value is a resource, a bundle of them, or null when the patient has none. */
function entriesOf(value: unknown, depth = 0): object[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => entriesOf(each, depth));
  const parsed = bundle.safeParse(value);
  if (!parsed.success) return [{ resource: value }];
  return (parsed.data.entry ?? []).flatMap((entry) =>
    depth < DEEPEST && bundle.safeParse(entry['resource']).success ? entriesOf(entry['resource'], depth + 1) : [entry],
  );
}
