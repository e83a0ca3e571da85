import { v7 } from 'uuid';
import type { NewAct } from '../../../renderer/desk/desk.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import { SAMPLE_NOW } from './sampleTime.ts';
import { checkEvent } from './sampleViews.ts';

/** The event that the desk worker would make of a decision; "I am reviewing" is none. */
export function sealed(act: NewAct): ClinicalEvent | null {
  if (act.kind === 'assign' || act.kind === 'correct') return null;
  return checkEvent({
    id: v7(),
    siteId: 'site',
    wardId: '3b',
    chartId: act.chartId,
    authorId: 'martin',
    authorName: 'C. Martin',
    deviceId: 'device',
    occurredAt: SAMPLE_NOW,
    clockOffsetMs: 400,
    baseRevision: 7,
    corrects: null,
    digest: '0'.repeat(64),
    body: bodyOf(act),
  });
}

function bodyOf(act: Exclude<NewAct, { kind: 'assign' | 'correct' }>): ClinicalEvent['body'] {
  switch (act.kind) {
    case 'validation':
      return { kind: 'validation', lines: act.orderIds.map((orderId) => ({ orderId, orderRevision: 1, checks: [] })) };
    case 'answer':
      return {
        kind: 'answer',
        findingKey: act.findingKey,
        findingFingerprint: 'new',
        ruleIds: [],
        orderIds: [],
        code: act.code,
        ...(act.note === undefined ? {} : { note: act.note }),
        ...(act.monitor === undefined ? {} : { monitor: act.monitor }),
      };
    case 'intervention':
      return {
        kind: 'intervention',
        problem: act.problem as '1',
        type: act.type as '1',
        orderIds: [...act.orderIds],
        message: act.message,
        ...(act.findingKey === undefined ? {} : { findingKey: act.findingKey }),
      };
    case 'interventionOutcome':
      return {
        kind: 'interventionOutcome',
        interventionId: act.interventionId,
        outcome: act.outcome,
        ...(act.reason === undefined ? {} : { reason: act.reason }),
      };
    case 'comment':
      return { kind: 'comment', text: act.text, orderIds: [...act.orderIds] };
    case 'allergyRecorded':
      return { kind: 'allergyRecorded', allergy: act.allergy };
    case 'noKnownAllergies':
      return { kind: 'noKnownAllergies' };
    case 'measurementRecorded':
      return { kind: 'measurementRecorded', analyte: act.analyte, value: act.value, measuredAt: act.measuredAt };
  }
}
