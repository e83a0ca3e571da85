import { expect, test } from 'vitest';
import { severitiesWorstFirst, tierIndex, tierTable } from './tierTable.ts';

test('the table is monotonous: more severe, better established or shown by the patient is never quieter', () => {
  for (const context of ['known', 'shown'] as const) {
    for (const [index, severity] of severitiesWorstFirst.entries()) {
      const row = tierTable[context][severity];
      expect(tierIndex(row.established)).toBeLessThanOrEqual(tierIndex(row.probable));
      expect(tierIndex(row.probable)).toBeLessThanOrEqual(tierIndex(row.theoretical));
      const milder = severitiesWorstFirst[index + 1];
      for (const level of ['established', 'probable', 'theoretical'] as const) {
        if (milder !== undefined)
          expect(tierIndex(row[level])).toBeLessThanOrEqual(tierIndex(tierTable[context][milder][level]));
        expect(tierIndex(tierTable.shown[severity][level])).toBeLessThanOrEqual(
          tierIndex(tierTable.known[severity][level]),
        );
      }
    }
  }
});

test('contraindicated starts as something to answer: only a named modifier may take it to show', () => {
  for (const context of ['known', 'shown'] as const)
    expect(new Set(Object.values(tierTable[context].contraindicated))).toEqual(new Set(['mustAnswer']));
});
