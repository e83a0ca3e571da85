import { expect, test } from 'vitest';
import { type MedicationOrder, medicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { Route } from '../../schema/chart/route.ts';
import { routesInWords } from './routesInWords.ts';

function order(route: Route, text: string, drug = 'vincristine'): MedicationOrder {
  return medicationOrder.parse({
    id: 'line',
    revision: 1,
    status: 'active',
    medication: { codings: [], text: drug },
    dosages: [{ route, timing: {}, asNeeded: false, text }],
    start: null,
    end: null,
    authoredOn: null,
    category: 'inpatient',
  });
}

test.each([
  ['intravenous', '2 mg intrathecal', ['intrathecal']],
  ['intravenous', '2 mg par voie intrathécale', ['intrathecal']],
  ['subcutaneous', '12 mg intra-rachidienne', ['intrathecal']],
  ['intravenous', '4 mL/h by epidural infusion', ['epidural']],
  ['intravenous', 'en péridurale continue', ['epidural']],
  ['unknown', '2 mg intrathecally', ['intrathecal']],
  ['oral', '40 mmol IV over 4 hours', ['intravenous']],
  ['oral', '1 g en IVL', ['intravenous']],
  ['oral', '1 g I.V.', ['intravenous']],
] as const)('coded %s, "%s" means another route too', (route, text, routes) =>
  expect(routesInWords(order(route, text))).toEqual(routes),
);

test.each([
  ['intravenous', 'For intravenous use only. Fatal if given intrathecally.'],
  ['intravenous', 'Ne pas administrer par voie intrathécale'],
  ['intravenous', '8 mg 30 minutes before intrathecal chemotherapy'],
  ['subcutaneous', 'stop 12 h before removal of the epidural catheter'],
  ['subcutaneous', 'hold the dose: epidural catheter in place'],
  ['intrathecal', '12 mg intrathecal'],
  ['intramuscular', 'intramuscular/intravenous'],
  ['intravenous', 'intramuscular/intravenous'],
  ['oral', '125 mg PO, vial for IV use'],
  ['oral', '125 mg of the solution prepared for IV use'],
  ['oral', 'switch from IV to tablets today'],
  ['oral', '20 mg daily, heart failure NYHA class IV'],
  ['oral', 'keep IV access'],
] as const)('coded %s, "%s" orders no other', (route, text) => expect(routesInWords(order(route, text))).toEqual([]));

test('the name of the product counts for the spine, not for the vein', () => {
  expect(routesInWords(order('intravenous', '', 'vincristine 2 mg intrathecal'))).toEqual(['intrathecal']);
  expect(routesInWords(order('oral', '', 'vancomycin IV'))).toEqual([]);
  expect(routesInWords(order('intravenous', '', 'iohexol intrathecal or intravenous'))).toEqual([]);
});
