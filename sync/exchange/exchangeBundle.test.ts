import { beforeAll, describe, expect, test } from 'vitest';
import { AT, exchangeCrypto, exchangeSite, NOW_MS, type Person } from '../testing/exchangeSite.ts';
import { openExchange, sealExchange } from './exchangeBundle.ts';
import type { SignedAct } from './signedAct.ts';

let site: Awaited<ReturnType<typeof exchangeSite>>;
let martin: Person;
let roux: Person;
let text: string;
let acts: readonly SignedAct[];

beforeAll(async () => {
  site = await exchangeSite();
  martin = await site.person('martin', ['north', 'east']);
  roux = await site.person('roux', ['north']);
  acts = [await martin.act(), await martin.act(), await martin.act({ wardId: 'east' })];
  text = await martin.bundle(acts);
});

const open = (given: string, who: Person = roux, nowMs = NOW_MS) =>
  openExchange(exchangeCrypto, who.seat, given, nowMs);

/** The same text with another third line, and a checksum that fits it: what somebody does who knows the format. */
async function withSections(change: (sections: Section[], header: Record<string, unknown>) => void): Promise<string> {
  const [, readable = '', third = ''] = text.split('\n');
  const header = JSON.parse(readable) as Record<string, unknown>;
  const sections = JSON.parse(third) as Section[];
  change(sections, header);
  const [changed, last] = [JSON.stringify(header), JSON.stringify(sections)];
  return `wardlight-exchange 1 ${last.length} ${await exchangeCrypto.sha256(`${changed}\n${last}`)}\n${changed}\n${last}\n`;
}
type Section = { label: string; count: number; sealed: string };

describe('a bundle', () => {
  test('gives each reader the wards that are his, and counts the rest', async () => {
    const mine = await open(text);
    expect(mine).toMatchObject({ ok: true, value: { notForYou: 1, writerName: 'Dr martin' } });
    if (!mine.ok) return;
    expect(mine.value.wards).toEqual([{ wardId: 'north', acts: acts.slice(0, 2), has: null }]);
    const chief = await site.person('chief', ['east', 'north', 'west']);
    expect(await open(text, chief)).toMatchObject({ ok: true, value: { notForYou: 0 } });
    const stranger = await site.person('stranger', ['south']);
    expect(await open(text, stranger)).toMatchObject({
      ok: true,
      value: { wards: [], notForYou: 3, writerName: null },
    });
  });

  test('WL-EXCHANGE-002: shows nobody more than site, device, time and counts, and no two of them which wards they share', async () => {
    const again = await martin.bundle(acts);
    for (const word of ['north', 'east', 'Dr martin', 'Zwyxelberg', 'chart-1']) expect(text).not.toContain(word);
    const { nonce, ...readable } = JSON.parse(text.split('\n')[1] ?? '') as Record<string, unknown>;
    expect(nonce).toHaveLength(24);
    expect(readable).toEqual({
      kind: 'bundle',
      siteId: 'site-1',
      deviceId: 'device-martin',
      writtenAt: AT,
      count: 3,
    });
    const labelsOf = (each: string): string[] =>
      (JSON.parse(each.split('\n')[2] ?? '') as Section[]).map(({ label }) => label);
    expect(labelsOf(text)).toHaveLength(2);
    expect(labelsOf(text).filter((label) => labelsOf(again).includes(label))).toEqual([]);
  });

  test('cut at any byte is told as cut, or as no such file; nothing of it is taken', async () => {
    const reasons = new Set<string>();
    for (let length = 0; length < text.length - 1; length += 1) {
      const opened = await open(text.slice(0, length));
      reasons.add(opened.ok ? `taken at ${length}` : opened.error);
    }
    expect(reasons).toEqual(new Set(['truncated', 'notAnExchangeFile']));
  });

  test('with any character changed is refused', async () => {
    const reasons = new Map<string, number>();
    for (let at = 0; at < text.trimEnd().length; at += 1) {
      const other = text[at] === 'A' ? 'B' : 'A';
      const opened = await open(text.slice(0, at) + other + text.slice(at + 1));
      const reason = opened.ok ? 'taken' : opened.error;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    expect(reasons.has('taken')).toBe(false);
    expect(reasons.get('altered')).toBeGreaterThan(text.length * 0.9);
  });

  test('with line ends of another system is the same', async () => {
    expect(await open(text.replaceAll('\n', '\r\n'))).toMatchObject({ ok: true, value: { notForYou: 1 } });
  });

  test('rewritten by somebody who knows the format: a section in another text, counted otherwise, left out, or doubled does not pass', async () => {
    const other = await martin.bundle([await martin.act()]);
    const stolen = (JSON.parse(other.split('\n')[2] ?? '') as Section[])[0];
    if (stolen === undefined) throw new Error('a bundle has a section');
    const reason = async (change: Parameters<typeof withSections>[0]): Promise<string> => {
      const opened = await open(await withSections(change));
      return opened.ok ? `${opened.value.wards.flatMap((ward) => ward.acts).length} taken` : opened.error;
    };
    const chief = await site.person('chief', ['north', 'east']);
    expect(await reason((sections) => sections.pop())).toBe('altered');
    expect(await reason((_sections, header) => void (header['deviceId'] = 'device-roux'))).toBe('altered');
    expect(await reason((_sections, header) => void (header['writtenAt'] = '2026-11-21T09:00:00.000Z'))).toBe(
      'altered',
    );
    expect(await reason((_sections, header) => void (header['kind'] = 'greeting'))).toBe('altered');
    expect(await reason((sections) => sections.push({ ...(sections[0] ?? stolen) }))).toBe('altered');
    // Another text's section is sealed under another text's key: it is nobody's here.
    expect(await reason((sections, header) => void (sections.push(stolen), (header['count'] = 4)))).toBe('altered');
    const swapped = await withSections((sections) => {
      const [one, two] = sections;
      if (one !== undefined && two !== undefined) [one.sealed, two.sealed] = [two.sealed, one.sealed];
    });
    expect(await open(swapped, chief)).toEqual({ ok: false, error: 'altered' });
  });

  test('of another site, of a later format, written in the future, by somebody whose lease had ended, or by a key nobody vouched for', async () => {
    const elsewhere = await (await exchangeSite('site-2')).person('martin', ['north']);
    expect(await open(await elsewhere.bundle([await elsewhere.act()]))).toEqual({ ok: false, error: 'otherSite' });
    expect(await open(text.replace('wardlight-exchange 1', 'wardlight-exchange 2'))).toEqual({
      ok: false,
      error: 'newerFormat',
    });
    expect(await open(text, roux, NOW_MS - 11 * 60_000)).toEqual({ ok: false, error: 'clockAhead' });
    expect(await open(text, roux, NOW_MS - 9 * 60_000)).toMatchObject({ ok: true });
    const late = await site.person('late', ['north'], '2026-11-21T07:00:00.000Z');
    expect(await open(await late.bundle([await martin.act()], 'north'))).toEqual({ ok: false, error: 'forged' });
    // He has the ward's key, and a pass that the site did not write.
    const forger = await (await exchangeSite('site-1')).person('martin', ['north']);
    const wards = forger.seat.keys.wards.map((ward) => ({ ...ward, keys: martin.seat.keys.wards[0]?.keys ?? [] }));
    const seat = { ...forger.seat, keys: { wards } };
    const parts = [{ wardId: 'north', acts: [await forger.act()], has: null }];
    const forged = await sealExchange(exchangeCrypto, seat, { kind: 'bundle', writtenAt: AT }, parts);
    expect(await open(forged)).toEqual({ ok: false, error: 'forged' });
  });

  test('written in one month is read in the next; by one who lost the ward before, it is not', async () => {
    const december = await exchangeSite('site-1', ['2026-11', '2026-12']);
    const writer = await december.person('martin', ['north'], '2026-12-03T08:00:00.000Z');
    const written = { kind: 'bundle' as const, writtenAt: '2026-12-01T00:10:00.000Z' };
    const parts = [{ wardId: 'north', acts: [await writer.act()], has: null }];
    const bundle = await sealExchange(exchangeCrypto, writer.seat, written, parts);
    const nowMs = Date.parse(written.writtenAt);
    const reader = await december.person('roux', ['north']);
    expect(await openExchange(exchangeCrypto, reader.seat, bundle, nowMs)).toMatchObject({
      ok: true,
      value: { notForYou: 0 },
    });
    const wards = reader.seat.keys.wards.map((ward) => ({ ...ward, keys: ward.keys.slice(0, 1) }));
    const former = { ...reader.seat, keys: { wards } };
    expect(await openExchange(exchangeCrypto, former, bundle, nowMs)).toMatchObject({
      ok: true,
      value: { notForYou: 1 },
    });
  });

  test('of ten thousand acts is written and opened in seconds', async () => {
    const one = await martin.act();
    const many = Array.from({ length: 10_000 }, () => one);
    const began = performance.now();
    const large = await martin.bundle(many);
    const opened = await open(large);
    expect(opened.ok && opened.value.wards[0]?.acts).toHaveLength(10_000);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
