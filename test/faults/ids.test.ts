import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { actId } from '../../schema/identifier.ts';

it('F19: two devices that write 500 acts each in the same millisecond make 1,000 different ids', () => {
  const sameMoment = { msecs: Date.parse('2026-11-21T06:00:00.000Z') };
  const ids = Array.from({ length: 1000 }, () => v7(sameMoment));
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(actId.safeParse(id).success).toBe(true);
});
