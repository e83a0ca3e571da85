import { chart as chartSchema } from '../../../schema/chart/chart.ts';
import type { GoldenCase } from '../../../schema/knowledge/goldenCase.ts';
import type { Substance } from '../../../schema/knowledge/knowledgePack.ts';
import type { Severity } from '../../../schema/severity.ts';
import { codeSystems } from '../../../schema/coding.ts';
import { CASE_NOW } from './caseChart.ts';

/** Two drugs of which nothing else is known, and the level that they must be found at. */
export function pairCase(one: Substance, other: Substance, severity: Severity): GoldenCase {
  const orders = [one, other].map((substance, index) => ({
    id: `line${index}`,
    revision: 1,
    status: 'active',
    medication: {
      codings: substance.rxNorm.slice(0, 1).map((code) => ({ system: codeSystems.rxNorm, code })),
      text: substance.name.fr,
    },
    dosages: [],
    start: null,
    end: null,
    authoredOn: null,
    category: 'inpatient',
  }));
  return {
    name: `${one.id} + ${other.id}`.slice(0, 200),
    now: CASE_NOW,
    chart: chartSchema.parse({
      id: 'case',
      siteId: 'site',
      wardId: 'ward',
      revision: 1,
      patient: {
        familyName: 'CASE',
        givenNames: ['Golden'],
        birthDate: null,
        sex: 'unknown',
        identifiers: [],
        deceasedAt: null,
        pregnancy: null,
        lactation: null,
        dialysis: null,
      },
      stay: null,
      orders,
      administrations: [],
      observations: [],
      allergies: { state: 'notRecorded', entries: [], assertedAt: null },
      conditions: { state: 'notRecorded', entries: [] },
      completeSince: null,
      feedsAsOf: { orders: CASE_NOW, results: CASE_NOW, allergies: CASE_NOW, conditions: CASE_NOW, patient: CASE_NOW },
    }),
    find: [{ family: 'interaction', substances: [one.id, other.id], severity }],
  };
}
