import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bazettQtc, fridericiaQtc } from './correctedQt.ts';

// By hand from the two papers' formulas: RR of 1, 0.6 and 1.5 seconds.
test.each([
  [400, 60, 400, 400],
  [360, 100, 464.76, 426.83],
  [450, 40, 367.42, 393.11],
])('QT %i ms at %i/min: Bazett %f, Fridericia %f', (qt, rate, bazett, fridericia) => {
  expect(bazettQtc(qt, rate)).toBeCloseTo(bazett, 2);
  expect(fridericiaQtc(qt, rate)).toBeCloseTo(fridericia, 2);
});

test.each([
  [0, 60],
  [-400, 60],
  [400, 0],
  [400, -60],
  [Number.NaN, 60],
  [400, Number.POSITIVE_INFINITY],
])('QT %f at %f/min has no QTc', (qt, rate) => {
  expect(bazettQtc(qt, rate)).toBeNull();
  expect(fridericiaQtc(qt, rate)).toBeNull();
});

test('a law: at fast rates Bazett says more than Fridericia, at slow ones less', () => {
  fc.assert(
    fc.property(fc.double({ min: 200, max: 700, noNaN: true }), fc.integer({ min: 20, max: 250 }), (qt, rate) => {
      const difference = (bazettQtc(qt, rate) ?? Number.NaN) - (fridericiaQtc(qt, rate) ?? Number.NaN);
      expect(Math.sign(rate - 60) * difference).toBeGreaterThanOrEqual(0);
    }),
  );
});
