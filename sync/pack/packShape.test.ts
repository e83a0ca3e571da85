import { expect, test } from 'vitest';
import { PACK_SHAPE } from './packShape.ts';
import { shapeOfSchema } from './shapeOfSchema.ts';

test('the name of the checks is the one that the schema has: after a change of it, write the new name into packShape.ts', () => {
  expect(PACK_SHAPE).toBe(shapeOfSchema());
});
