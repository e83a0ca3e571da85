import { describe, expect, it } from 'vitest';
import type { User } from '../../schema/wire/session.ts';
import { may, type Action } from './access.ts';

const martin: User = {
  id: 'martin',
  username: 'martin',
  displayName: 'C. Martin',
  role: 'wardPharmacist',
  siteId: 'site-1',
  wards: [{ id: 'ward-1', siteId: 'site-1', name: 'Cardiology', beds: 20 }],
};
const reading: Action[] = ['ward.read', 'chart.read', 'event.read', 'state.read', 'statistics.read'];
const writing: Action[] = ['event.write', 'state.write', 'conflict.resolve'];
const own = { siteId: 'site-1', wardId: 'ward-1', authorId: 'martin' };

describe('may', () => {
  it.each([...reading, ...writing])('allows %s on the own ward', (action) => {
    expect(may(martin, action, own)).toBe(true);
  });

  it.each([...reading, ...writing])('refuses %s on another ward and on another site', (action) => {
    expect(may(martin, action, { ...own, wardId: 'ward-2' })).toBe(false);
    expect(may(martin, action, { ...own, siteId: 'site-2' })).toBe(false);
  });

  it.each(writing)('refuses %s in the name of another, and of nobody', (action) => {
    expect(may(martin, action, { ...own, authorId: 'roux' })).toBe(false);
    expect(may(martin, action, { siteId: 'site-1', wardId: 'ward-1' })).toBe(false);
  });

  it('gives the head of the pharmacy the list of wards and the figures of the site, not its patients', () => {
    const chief: User = { ...martin, role: 'pharmacistInChief' };
    const elsewhere = { ...own, wardId: 'ward-2' };
    expect(may(chief, 'ward.read', elsewhere)).toBe(true);
    expect(may(chief, 'statistics.read', elsewhere)).toBe(true);
    expect(may(chief, 'chart.read', elsewhere)).toBe(false);
  });

  it('refuses what nobody wrote down: an unknown role, an unknown action, a name from the prototype', () => {
    expect(may({ ...martin, role: 'visitor' as User['role'] }, 'chart.read', own)).toBe(false);
    expect(may({ ...martin, role: 'constructor' as User['role'] }, 'chart.read', own)).toBe(false);
    expect(may(martin, 'chart.delete' as Action, own)).toBe(false);
    expect(may(martin, 'toString' as Action, own)).toBe(false);
  });
});
