import { describe, expect, test } from 'vitest';
import type { SmallState, StateCommand } from '../../../schema/state/smallState.ts';
import { overlayCommands } from './overlayCommands.ts';

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
    const [state] = overlayCommands([], [command]);
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
      [command, { ...command, id: '0199a000-0000-7000-8000-000000000002', value: false }],
    );
    expect(state?.fields['note']).toEqual(byRoux);
    expect(state?.fields['reviewing']?.value).toBe(false);
  });
  test('is what the server said where nothing waits', () => {
    expect(overlayCommands([stored], [])).toEqual([stored]);
  });
});
