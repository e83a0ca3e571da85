import { describe, expect, test } from 'vitest';
import type { SmallState, StateCommand } from '../../../schema/state/smallState.ts';
import { overlayCommands, type PendingCommand } from './overlayCommands.ts';

const command: StateCommand = {
  id: '0199a000-0000-7000-8000-000000000001',
  stateId: 'assignment:c1',
  kind: 'assignment',
  siteId: 's',
  wardId: 'w',
  chartId: 'c1',
  field: 'reviewing',
  base: false,
  value: true,
  authorId: 'martin',
  authorName: 'C. Martin',
  deviceId: 'd',
  occurredAt: '2026-11-21T08:00:00.000Z',
};
const waiting = (...commands: readonly StateCommand[]): readonly PendingCommand[] =>
  commands.map((each) => ({ command: each, answer: 'none' }));
const byRoux = {
  value: 'see tomorrow',
  authorId: 'roux',
  authorName: 'A. Roux',
  occurredAt: '2026-11-20T08:00:00.000Z',
};
const stored: SmallState = {
  id: 'assignment:c1',
  kind: 'assignment',
  siteId: 's',
  wardId: 'w',
  chartId: 'c1',
  fields: { note: byRoux },
  conflicts: [],
};

describe('small state with wishes that wait for the server', () => {
  test('has the wish at once, also where the server has nothing yet', () => {
    const [state] = overlayCommands([], waiting(command));
    expect(state).toEqual({
      id: 'assignment:c1',
      kind: 'assignment',
      siteId: 's',
      wardId: 'w',
      chartId: 'c1',
      conflicts: [],
      fields: {
        reviewing: { value: true, authorId: 'martin', authorName: 'C. Martin', occurredAt: '2026-11-21T08:00:00.000Z' },
      },
    });
  });
  test('keeps the other fields, and the last wish holds', () => {
    const [state] = overlayCommands(
      [stored],
      waiting(command, { ...command, id: '0199a000-0000-7000-8000-000000000002', value: false }),
    );
    expect(state?.fields['note']).toEqual(byRoux);
    expect(state?.fields['reviewing']?.value).toBe(false);
  });
  test('is what the server said where nothing waits', () => {
    expect(overlayCommands([stored], [])).toEqual([stored]);
  });
  test('shows a corrected fact that another changed meanwhile as a conflict before the server says so, and its own answer as settled', () => {
    const weight = { ...command, kind: 'correction' as const, stateId: 'correction:c1', field: 'weightKg', base: null };
    const theirs = {
      ...stored,
      id: 'correction:c1',
      kind: 'correction' as const,
      fields: { weightKg: { ...byRoux, value: 82 } },
    };
    const [state] = overlayCommands([theirs], waiting({ ...weight, value: 58 }));
    expect(state).toMatchObject({
      fields: { weightKg: { value: 82 } },
      conflicts: [{ mine: { value: 58 }, theirs: { value: 82 }, settled: null }],
    });
    const settling = {
      ...weight,
      id: '0199a000-0000-7000-8000-000000000003',
      base: 82,
      value: 58,
      settles: [weight.id],
    };
    const [settled] = overlayCommands([theirs], waiting({ ...weight, value: 58 }, settling));
    expect(settled).toMatchObject({ fields: { weightKg: { value: 58 } }, conflicts: [{ settled: { value: 58 } }] });
  });
  test('does not hold an accepted correction against what came after it', () => {
    const weight = {
      ...command,
      kind: 'correction' as const,
      stateId: 'correction:c1',
      field: 'weightKg',
      base: null,
      value: 58,
    };
    const later = {
      ...stored,
      id: 'correction:c1',
      kind: 'correction' as const,
      fields: { weightKg: { ...byRoux, value: 82 } },
    };
    expect(overlayCommands([later], [{ command: weight, answer: 'accepted' }])).toEqual([later]);
  });
  test('keeps a correction in force that the server set beside another, until the mirror shows both', () => {
    const weight = {
      ...command,
      kind: 'correction' as const,
      stateId: 'correction:c1',
      field: 'weightKg',
      base: null,
      value: 58,
    };
    const [state] = overlayCommands([], [{ command: weight, answer: 'conflict' }]);
    expect(state).toMatchObject({ fields: {}, conflicts: [{ mine: { value: 58 }, settled: null }] });
  });
});
