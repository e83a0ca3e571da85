import type { Chart } from '../../../schema/chart/chart.ts';
import type { ClinicalEvent, EventBody } from '../../../schema/events/clinicalEvent.ts';
import { eventBody } from '../../../schema/events/clinicalEvent.ts';
import type { Instant } from '../../../schema/instant.ts';
import type { Result } from '../../../schema/result.ts';
import type { Message } from '../../../schema/review/message.ts';
import type { Review } from '../../../schema/review/review.ts';
import type { User } from '../../../schema/wire/session.ts';
import type { NewAct } from '../desk.ts';
import type { FindingState } from '../deskViews.ts';

export type NewEvent = Exclude<NewAct, { kind: 'assign' | 'correct' }>;

/** What an act is written on: the chart and the review that were on the screen, and who writes it, where and when. */
export interface ActBasis {
  readonly chart: Chart;
  readonly review: Review;
  readonly findingStates: readonly FindingState[];
  readonly user: User;
  readonly deviceId: string;
  readonly now: Instant;
  readonly clockOffsetMs: number | null;
  /** UUID version 7, made by the caller. */
  readonly id: string;
}

/** Turns a decision into an event without its digest, or says why it cannot be recorded (nothing is written then). */
export function prepareEvent(act: NewEvent, basis: ActBasis): Result<Omit<ClinicalEvent, 'digest'>, Message> {
  const body = bodyOf(act, basis);
  if (!body.ok) return body;
  const parsed = eventBody.safeParse(body.value);
  if (!parsed.success) return refuse('desk.write.invalid', {});
  const { chart, user } = basis;
  return {
    ok: true,
    value: {
      id: basis.id,
      siteId: chart.siteId,
      wardId: chart.wardId,
      chartId: chart.id,
      authorId: user.id,
      authorName: user.displayName,
      deviceId: basis.deviceId,
      occurredAt: basis.now,
      clockOffsetMs: basis.clockOffsetMs,
      baseRevision: chart.revision,
      corrects: null,
      body: parsed.data,
    },
  };
}

function bodyOf(act: NewEvent, basis: ActBasis): Result<EventBody, Message> {
  switch (act.kind) {
    case 'validation':
      return validationOf(act, basis);
    case 'answer':
      return answerOf(act, basis);
    case 'intervention': {
      const { chartId: _, ...body } = act;
      const fingerprint = basis.review.findings.find((finding) => finding.key === act.findingKey)?.fingerprint;
      // The codes are checked by the schema in `prepareEvent`.
      return {
        ok: true,
        value: { ...body, ...(fingerprint === undefined ? {} : { findingFingerprint: fingerprint }) } as EventBody,
      };
    }
    case 'allergyRecorded':
    case 'noKnownAllergies':
    case 'measurementRecorded': {
      const { chartId: _, ...body } = act;
      return { ok: true, value: body };
    }
    case 'interventionOutcome':
    case 'comment': {
      const { chartId: _, ...body } = act;
      return {
        ok: true,
        value: { ...body, ...('orderIds' in body ? { orderIds: [...body.orderIds] } : {}) } as EventBody,
      };
    }
  }
}

/** A line with a finding that must be answered is not validated over it: first the answer, then the validation. */
function validationOf(act: Extract<NewEvent, { kind: 'validation' }>, basis: ActBasis): Result<EventBody, Message> {
  const open = basis.review.findings.find(
    (finding) =>
      finding.tier === 'mustAnswer' &&
      finding.orderIds.some((id) => act.orderIds.includes(id)) &&
      basis.findingStates.find((state) => state.findingKey === finding.key)?.state !== 'answered',
  );
  if (open !== undefined) return refuse('desk.write.mustAnswerFirst', {});
  const lines = basis.review.fingerprints.filter((line) => act.orderIds.includes(line.orderId));
  const missing = act.orderIds.find((id) => !lines.some((line) => line.orderId === id));
  if (missing !== undefined || lines.length === 0) return refuse('desk.write.unknownOrder', {});
  return { ok: true, value: { kind: 'validation', lines, ...(act.note === undefined ? {} : { note: act.note }) } };
}

function answerOf(act: Extract<NewEvent, { kind: 'answer' }>, basis: ActBasis): Result<EventBody, Message> {
  const finding = basis.review.findings.find((each) => each.key === act.findingKey);
  if (finding === undefined) return refuse('desk.write.unknownFinding', {});
  const { note, monitor } = act;
  return {
    ok: true,
    value: {
      kind: 'answer',
      findingKey: finding.key,
      findingFingerprint: finding.fingerprint,
      ruleIds: finding.rules.map((rule) => rule.ruleId),
      orderIds: finding.orderIds,
      code: act.code,
      ...(note === undefined ? {} : { note }),
      ...(monitor === undefined ? {} : { monitor: { ...monitor } }),
    },
  };
}

function refuse(key: string, params: Message['params']): { readonly ok: false; readonly error: Message } {
  return { ok: false, error: { key, params } };
}
