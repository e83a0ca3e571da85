import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../schema/chart/chart.ts';
import { mapResource } from '../../fhir/mapResource.ts';
import type { MappedPieces } from '../../fhir/mapping.ts';
import { idOfReference, statementIdOf } from '../../fhir/references.ts';
import { demoCharts, demoStory } from '../demoCharts.ts';
import { chartToBundle, chartToFhir } from './chartToFhir.ts';

const options = { patients: 60, seed: 1, now: '2026-11-21T07:30:00.000Z', utcOffsetMinutes: 60 };
const context = { resolve: idOfReference, statementId: statementIdOf, medication: () => undefined };

/** What the importer makes of each resource of a chart, together. */
function readBack(chart: Chart) {
  const taken: MappedPieces[] = [];
  for (const resource of chartToFhir(chart, 'Ward')) {
    if (resource.resourceType === 'Location') continue;
    const mapped = mapResource(resource.resourceType, resource.id, JSON.parse(JSON.stringify(resource)), context);
    if (!mapped.ok) throw new Error(`${resource.resourceType}: ${mapped.error.path} ${mapped.error.reason}`);
    if (mapped.value.kind !== 'pieces') throw new Error(`${resource.resourceType} was ignored: ${mapped.value.reason}`);
    taken.push(mapped.value.pieces);
  }
  return taken;
}

describe.each(demoCharts(options).map((chart, index) => [demoStory(index, options), index, chart] as const))(
  '%s (%d)',
  (_story, _index, chart) => {
    const taken = readBack(chart);

    test('identity, stay, allergies, conditions and results come back as they were', () => {
      const { pregnancy: _pregnancy, lactation: _lactation, dialysis: _dialysis, ...identity } = chart.patient;
      expect(taken.find((pieces) => pieces.identity !== undefined)?.identity).toEqual(identity);
      expect(taken.flatMap((pieces) => pieces.stays ?? [])).toEqual([chart.stay]);
      expect(taken.flatMap((pieces) => pieces.allergies ?? [])).toEqual(chart.allergies.entries);
      expect(taken.flatMap((pieces) => pieces.noKnownAllergies ?? [])).toHaveLength(
        chart.allergies.state === 'noKnownAllergies' ? 1 : 0,
      );
      expect(taken.flatMap((pieces) => pieces.conditions ?? [])).toEqual(chart.conditions.entries);
      const results = taken
        .flatMap((pieces) => pieces.observations ?? [])
        .filter(({ id }) => !id.startsWith('pregnancy'));
      expect(results).toEqual(chart.observations);
      expect(
        taken
          .flatMap((pieces) => pieces.statuses ?? [])
          .filter(({ kind }) => kind === 'pregnancy')
          .map(({ status }) => status.value),
      ).toEqual(chart.patient.pregnancy === null ? [] : [chart.patient.pregnancy.value]);
    });

    test('orders come back with drug, dose, route, rhythm and times; a continuous one without the word, which FHIR R4 lacks', () => {
      const told = (
        orders: readonly Pick<
          Chart['orders'][number],
          'id' | 'status' | 'medication' | 'dosages' | 'start' | 'end' | 'category'
        >[],
      ) =>
        orders.map(({ id, status, medication, dosages, start, end, category }) => ({
          id,
          status,
          start,
          end,
          category,
          codings: medication.codings,
          text: medication.text,
          dosages: dosages.map(
            ({ dose, rate, route, asNeeded, text, timing: { continuous: _continuous, ...timing } }) => ({
              dose,
              rate,
              route,
              asNeeded,
              text,
              timing,
            }),
          ),
        }));
      expect(told(taken.flatMap((pieces) => pieces.orders ?? []))).toEqual(told(chart.orders));
    });

    test('doses that were given or not come back; planned ones are not sent', () => {
      expect(taken.flatMap((pieces) => pieces.administrations ?? [])).toEqual(
        chart.administrations.filter(({ status }) => status !== 'planned'),
      );
    });
  },
);

test('a bundle names every reference that it makes', () => {
  const [chart] = demoCharts({ ...options, patients: 1 });
  if (chart === undefined) throw new Error('no chart');
  const text = JSON.stringify(chartToBundle(chart, '3B Cardiology'));
  const known = new Set(chartToFhir(chart, '3B Cardiology').map(({ resourceType, id }) => `${resourceType}/${id}`));
  for (const [, reference] of text.matchAll(/"reference":"([^"]+)"/g)) expect(known).toContain(reference);
});
