import { createHash } from 'node:crypto';
import type { Chart } from '../../schema/chart/chart.ts';
import type { ClinicalEvent, EventBody } from '../../schema/events/clinicalEvent.ts';
import type { StateCommand } from '../../schema/state/smallState.ts';
import { sealEvent } from '../../sync/events/sealEvent.ts';

export const SITE = 'site-1';

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function sampleChart(id: string, wardId: string, revision: number): Chart {
  return {
    id,
    siteId: SITE,
    wardId,
    revision,
    patient: {
      familyName: `Family-${id}`,
      givenNames: ['Given'],
      birthDate: '1944-03-14',
      sex: 'female',
      identifiers: [],
      deceasedAt: null,
      pregnancy: null,
      lactation: null,
      dialysis: null,
    },
    stay: null,
    orders: [],
    administrations: [],
    observations: [],
    allergies: { state: 'notRecorded', entries: [], assertedAt: null },
    conditions: { state: 'notRecorded', entries: [] },
    completeSince: null,
    feedsAsOf: { orders: null, results: null, allergies: null, conditions: null, patient: null },
  };
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
      siteId: SITE,
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
    siteId: SITE,
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
