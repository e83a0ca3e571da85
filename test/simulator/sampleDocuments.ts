import { createHash } from 'node:crypto';
import type { Chart } from '../../schema/chart/chart.ts';
import { goldenChart } from '../cases/goldenChart.ts';
import type { ClinicalEvent, EventBody } from '../../schema/events/clinicalEvent.ts';
import { correctionStateId } from '../../schema/state/correction.ts';
import type { StateCommand } from '../../schema/state/smallState.ts';
import { sealEvent } from '../../sync/events/sealEvent.ts';

export const SITE = 'site-1';

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Four kinds of patients: one with everything recorded, and some of whom something is not known. */
const kinds = (['none', 'notRecorded', ['amoxicillin'], 'unavailable'] as const).map((allergies) =>
  goldenChart({
    name: 'sample',
    now: '2026-11-21T06:00:00.000Z',
    patient: {
      born: '1944-03-14',
      sex: 'female',
      allergies: typeof allergies === 'string' ? allergies : [...allergies],
    },
    lines: [
      { drug: 'spironolactone', dose: '25 mg', perDay: 1 },
      { drug: 'paracetamol', dose: '500 mg', perDay: 3 },
    ],
    results: ['potassium 4.1 mmol/L 2h', 'creatinine 70 umol/L 2h'],
    expect: {},
  }),
);

export function sampleChart(id: string, wardId: string, revision: number): Chart {
  const kind = kinds[Number(/\d+$/.exec(id)?.[0] ?? 0) % kinds.length];
  if (kind === undefined) throw new Error('no kind of patient');
  return { ...kind, id, siteId: SITE, wardId, revision, patient: { ...kind.patient, familyName: `Family-${id}` } };
}

/** A version 7 UUID from a counter: ordered, and never met twice within a run. */
export function actIdOf(deviceNumber: number, count: number): string {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  return `019a2c5e-${hex(deviceNumber, 4)}-7000-8000-${hex(count, 12)}`;
}

export interface Writer {
  readonly userId: string;
  readonly deviceId: string;
  readonly occurredAt: string;
  readonly siteId?: string;
}

export function sampleEvent(
  id: string,
  chartId: string,
  wardId: string,
  writer: Writer,
  body: EventBody,
): Promise<ClinicalEvent> {
  return sealEvent(
    {
      id,
      siteId: writer.siteId ?? SITE,
      wardId,
      chartId,
      authorId: writer.userId,
      authorName: writer.userId,
      deviceId: writer.deviceId,
      occurredAt: writer.occurredAt,
      clockOffsetMs: null,
      baseRevision: 0,
      corrects: null,
      body,
    },
    sha256Hex,
  );
}

export function sampleCommand(
  id: string,
  chartId: string,
  wardId: string,
  writer: Writer,
  base: string | null,
  value: string | null,
): StateCommand {
  return {
    id,
    stateId: `assignment-${chartId}`,
    kind: 'assignment',
    siteId: writer.siteId ?? SITE,
    wardId,
    chartId,
    field: 'reviewer',
    base,
    value,
    authorId: writer.userId,
    authorName: writer.userId,
    deviceId: writer.deviceId,
    occurredAt: writer.occurredAt,
  };
}

export function sampleCorrection(
  id: string,
  chart: Pick<Chart, 'id' | 'wardId'>,
  writer: Writer,
  wish: Pick<StateCommand, 'field' | 'base' | 'value' | 'settles'>,
): StateCommand {
  const document = sampleCommand(id, chart.id, chart.wardId, writer, null, null);
  return { ...document, stateId: correctionStateId(chart.id), kind: 'correction', ...wish };
}
