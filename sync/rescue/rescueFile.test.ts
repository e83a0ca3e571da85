import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { certify } from './certificate.ts';
import { openRescueFile, readRescueHeader, sealRescueFile, type RescueAuthor } from './rescueFile.ts';
import { webRescueCrypto } from './webRescueCrypto.ts';

const platform = webRescueCrypto(globalThis.crypto);
const AT = '2026-11-21T08:00:00.000Z';
const ACTS = [
  { type: 'event', document: { text: 'Vaillancourt-Ødegård é \u{1F600}', later: [1] } },
  { type: 'command' },
];

async function makeSite(siteId: string) {
  const rescue = await platform.newKeys('X25519');
  const signing = await platform.newKeys('Ed25519');
  return { siteId, rescue, signing, signingKey: signing.publicKey };
}

async function authorOf(site: Awaited<ReturnType<typeof makeSite>>, userId: string): Promise<RescueAuthor> {
  const own = await platform.newKeys('Ed25519');
  const claim = { siteId: site.siteId, userId, deviceId: 'device-1', authorKey: own.publicKey, issuedAt: AT };
  const certificate = await certify(platform, site.signing.privateKey, claim);
  const siteKeys = { rescue: site.rescue.publicKey, signing: site.signingKey };
  return { certificate, authorPrivateKey: own.privateKey, siteKeys };
}

let site: Awaited<ReturnType<typeof makeSite>>;
let author: RescueAuthor;
let file: string;
beforeAll(async () => {
  site = await makeSite('site-1');
  author = await authorOf(site, 'user-1');
  file = await sealRescueFile(platform, author, ACTS, AT);
});

describe('a rescue file', () => {
  test('gives the server what was put in, and says whose it is', async () => {
    const opened = await openRescueFile(platform, site, file);
    expect(opened).toMatchObject({ ok: true, value: { acts: ACTS, certificate: { userId: 'user-1' } } });
    expect(await openRescueFile(platform, site, file.replaceAll('\n', '\r\n'))).toEqual(opened);
  });

  test('tells its finder site, device, count and time, and nothing of what is in it', () => {
    const header = { siteId: 'site-1', deviceId: 'device-1', count: 2, writtenAt: AT };
    expect(readRescueHeader(file)).toEqual({ ok: true, value: header });
    expect(file.split('\n')[1]).toBe(JSON.stringify(header));
    const bytes = Buffer.from(file.split('\n')[2] ?? '', 'base64').toString('latin1');
    for (const place of [file, bytes]) expect(place).not.toMatch(/Vaillancourt|user-1|event/);
  });

  test('is another one each time it is written', async () => {
    const again = await sealRescueFile(platform, author, ACTS, AT);
    expect(again.split('\n')[2]).not.toBe(file.split('\n')[2]);
  });

  test('cut off anywhere is said to be cut off', async () => {
    for (let length = 0; length < file.length - 1; length += 1) {
      const opened = await openRescueFile(platform, site, file.slice(0, length));
      expect(opened.ok ? 'opened' : opened.error).toBe('truncated');
    }
  });

  test('changed in any one character does not open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 2), fc.constantFrom('A', 'b', '7', '}', ' '), async (at, character) => {
        fc.pre(file[at] !== character);
        const opened = await openRescueFile(platform, site, file.slice(0, at) + character + file.slice(at + 1));
        expect(opened.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('of another site, of a later format, or no such file at all is told apart', async () => {
    const other = await makeSite('site-2');
    expect(await openRescueFile(platform, other, file)).toEqual({ ok: false, error: 'otherSite' });
    expect(await openRescueFile(platform, { ...other, siteId: 'site-1' }, file)).toEqual({
      ok: false,
      error: 'altered',
    });
    const later = file.replace('rescue 1', 'rescue 2');
    expect(await openRescueFile(platform, site, later)).toEqual({ ok: false, error: 'newerFormat' });
    expect(await openRescueFile(platform, site, '%PDF-1.7')).toEqual({ ok: false, error: 'notARescueFile' });
  });

  test('by whoever has the public keys but no author key that the site vouched for is a forgery', async () => {
    const stranger = await authorOf(await makeSite('site-1'), 'user-1');
    const theirs = { ...stranger, siteKeys: author.siteKeys };
    expect(await openRescueFile(platform, site, await sealRescueFile(platform, theirs, ACTS, AT))).toEqual({
      ok: false,
      error: 'forged',
    });
    // A stolen certificate without its key, and a key with another's certificate.
    const own = await authorOf(site, 'user-2');
    for (const mixed of [
      { ...own, certificate: author.certificate },
      { ...own, certificate: { ...own.certificate, userId: 'user-1' } },
    ]) {
      const forged = await sealRescueFile(platform, mixed, ACTS, AT);
      expect(await openRescueFile(platform, site, forged)).toEqual({ ok: false, error: 'forged' });
    }
  });
});
