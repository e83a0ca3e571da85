import { z } from 'zod';
import { fhirReference, listOf } from './fhirTypes.ts';
import { NOT_READ, ignored, readResource, type MappingContext, type MappingResult } from './mapping.ts';

const dispense = z.object({
  status: z.string().max(40).optional(),
  authorizingPrescription: listOf(fhirReference, 50).optional(),
});
const NOT_HANDED_OUT = new Set(['cancelled', 'declined', 'entered-in-error', 'preparation']);

/**
 * A dispense says nothing that its order does not. Where a document brings it without the order, a drug that the patient may take
 * would be left out; a source that feeds a server may have sent the order before.
 */
export function mapDispense(_id: string, resource: unknown, context: MappingContext): MappingResult {
  const read = readResource(dispense, resource);
  if (!read.ok) return read;
  const { status = '', authorizingPrescription = [] } = read.value;
  const ordered = authorizingPrescription.some(({ reference }) => {
    const id = reference === undefined ? null : context.resolve(reference);
    return id !== null && context.orders?.has(id) === true;
  });
  if (context.orders === undefined || ordered || NOT_HANDED_OUT.has(status)) return ignored(NOT_READ);
  return {
    ok: false,
    error: {
      path: 'authorizingPrescription',
      reason: 'leads to no order that was sent, and a dispense by itself is not read',
      remedy: 'Send the MedicationRequest that it was handed out for, or a MedicationStatement.',
    },
  };
}
