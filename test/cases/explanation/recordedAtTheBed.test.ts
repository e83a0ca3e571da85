import { expect, test } from 'vitest';
import { CASE_NOW, caseChart } from '../../../build/knowledge/cases/caseChart.ts';
import { review } from '../../../clinical/review/review.ts';
import { clinicalEvent, type ClinicalEvent, type EventBody } from '../../../schema/events/clinicalEvent.ts';
import { contextAt, knowledge } from './explanationCharts.ts';

const chart = caseChart({ name: 'bed', patient: '40 male 80 kg', lines: ['amoxicillin 500 mg oral 3/d'] });
const event = (body: EventBody): ClinicalEvent =>
  clinicalEvent.parse({
    id: '0199a000-0000-7000-8000-000000000001',
    siteId: 'site',
    wardId: 'ward',
    chartId: 'case',
    authorId: 'martin',
    authorName: 'C. Martin',
    deviceId: 'device',
    occurredAt: CASE_NOW,
    clockOffsetMs: null,
    baseRevision: 1,
    corrects: null,
    body,
    digest: '0'.repeat(64),
  });
const told: EventBody = {
  kind: 'allergyRecorded',
  allergy: {
    code: { codings: [], text: 'Penicillin' },
    type: 'allergy',
    category: 'medication',
    criticality: 'unknown',
    reactions: [{ manifestation: { codings: [], text: 'Anaphylaxis' }, severity: 'severe' }],
  },
};

test('an allergy told at the bed must be answered at once, against a hospital that knows of none', () => {
  const before = review({ chart, events: [] }, knowledge, contextAt(CASE_NOW));
  expect(before.findings.filter(({ family }) => family === 'allergy')).toEqual([]);
  const after = review({ chart, events: [event(told)] }, knowledge, contextAt(CASE_NOW));
  expect(after.findings.filter(({ family }) => family === 'allergy')).toMatchObject([{ severity: 'contraindicated', tier: 'mustAnswer', orderIds: ['line0'] }]);
});
