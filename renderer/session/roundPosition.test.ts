import { describe, expect, test } from 'vitest';
import { useNavigation } from './navigationStore.ts';
import { roundPosition } from './roundPosition.ts';

const place = () => {
  const { place: where, round, roundAt } = useNavigation.getState();
  return roundPosition(where.screen === 'chart' ? where.chartId : '', round, roundAt);
};
const open = (chartId: string, round?: readonly string[]) => useNavigation.getState().openChart(chartId, round);

describe('the round', () => {
  test('keeps the order in which it began', () => {
    open('a', ['a', 'b', 'c']);
    expect(place()).toEqual({ index: 0, of: 3, previous: null, next: 'b' });
    open('b');
    expect(place()).toEqual({ index: 1, of: 3, previous: 'a', next: 'c' });
    open('c');
    expect(place()).toEqual({ index: 2, of: 3, previous: 'b', next: null });
  });
  test('a patient outside it is a detour: next goes on, previous goes back', () => {
    open('a', ['a', 'b', 'c']);
    open('x');
    expect(place()).toEqual({ index: -1, of: 3, previous: 'a', next: 'b' });
    open('y');
    expect(place()).toMatchObject({ previous: 'a', next: 'b' });
  });
  test('a new round forgets where the old one stood, and so does another ward', () => {
    open('a', ['a', 'b']);
    open('c', ['c', 'd']);
    expect(place()).toEqual({ index: 0, of: 2, previous: null, next: 'd' });
    useNavigation.getState().setWard('w');
    expect(useNavigation.getState()).toMatchObject({ round: [], roundAt: null });
  });
});
