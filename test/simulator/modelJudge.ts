import { clinicalEvent } from '../../schema/events/clinicalEvent.ts';
import { isSoundCorrection } from '../../schema/state/correction.ts';
import { stateCommand, type StateCommand } from '../../schema/state/smallState.ts';
import type { PushResult } from '../../schema/wire/push.ts';
import type { User } from '../../schema/wire/session.ts';
import { canonicalJson } from '../../sync/canonicalJson.ts';
import { may } from '../../sync/policy/access.ts';
import { applyCommand } from '../../sync/state/applyCommand.ts';
import { put, type Tables } from './modelTables.ts';
import { sha256Hex } from './sampleDocuments.ts';

interface Broken {
  readonly forgetsIds?: boolean;
  readonly lastWriteWins?: boolean;
}

/** Takes one item of a push, or says why not. */
export function judge(tables: Tables, raw: unknown, user: User, broken: Broken): PushResult {
  const candidate = raw as { type?: unknown; document?: { id?: unknown } };
  const id = typeof candidate.document?.id === 'string' ? candidate.document.id : '';
  const refused = (reason: Extract<PushResult, { outcome: 'refused' }>['reason']): PushResult => ({
    id,
    outcome: 'refused',
    reason,
    detail: '',
  });
  const text = canonicalJson(candidate.document ?? null);
  const before = tables.outcomes.get(id);
  if (before !== undefined && broken.forgetsIds !== true)
    return before.text === text ? before.result : refused('idReused');
  const wasIn = (chartId: string, wardId: string): boolean => {
    const row = tables.rows.get(`chart:${chartId}`);
    return row !== undefined && (row.item.wardId === wardId || row.left.has(wardId));
  };
  const event = clinicalEvent.safeParse(candidate.document);
  const command = stateCommand.safeParse(candidate.document);
  const accept = (result: PushResult): PushResult => {
    tables.outcomes.set(id, { result, text });
    tables.applied.push(id);
    return result;
  };
  if (candidate.type === 'event' && event.success) {
    const document = event.data;
    const { digest: seal, ...content } = document;
    if (sha256Hex(canonicalJson(content)) !== seal) return refused('digestMismatch');
    if (!may(user, 'event.write', document)) return refused('forbidden');
    const chart = tables.rows.get(`chart:${document.chartId}`)?.item;
    if (chart === undefined) return refused('unknownChart');
    if (!wasIn(document.chartId, document.wardId)) return refused('forbidden');
    if (
      document.body.kind === 'interventionOutcome' &&
      !isKnown(tables, document.body.interventionId, document.chartId)
    )
      return refused('unknownReference');
    const seq = ++tables.seq;
    put(tables, { type: 'event', seq, id, wardId: chart.wardId, document });
    return accept({ id, outcome: 'accepted', seq });
  }
  if (candidate.type === 'command' && command.success) {
    const { chartId, wardId } = command.data;
    if (!may(user, 'state.write', command.data)) return refused('forbidden');
    if (chartId !== null && !tables.rows.has(`chart:${chartId}`)) return refused('unknownChart');
    if (chartId !== null && !wasIn(chartId, wardId)) return refused('forbidden');
    if (!isSoundCorrection(command.data)) return refused('invalid');
    return accept(merge(tables, command.data, broken));
  }
  return refused('invalid');
}

function isKnown(tables: Tables, interventionId: string, chartId: string): boolean {
  const item = tables.rows.get(`event:${interventionId}`)?.item;
  return item?.type === 'event' && item.document.chartId === chartId && item.document.body.kind === 'intervention';
}

function merge(tables: Tables, command: StateCommand, { lastWriteWins = false }: Broken): PushResult {
  const row = tables.rows.get(`state:${command.stateId}`)?.item;
  const before = row?.type === 'state' ? row.document : undefined;
  const merged = applyCommand(before, lastWriteWins ? { ...command, kind: 'assignment' } : command);
  const { outcome } = merged;
  const state = { ...merged.state, kind: command.kind };
  const seq = ++tables.seq;
  const chart = tables.rows.get(`chart:${command.chartId}`)?.item;
  put(tables, { type: 'state', seq, id: state.id, wardId: chart?.wardId ?? state.wardId, document: state });
  return { id: command.id, outcome, seq };
}

/** Refers to another act, which must be there first. */
export function refers(raw: unknown): boolean {
  return (raw as { document?: { body?: { kind?: unknown } } }).document?.body?.kind === 'interventionOutcome';
}
