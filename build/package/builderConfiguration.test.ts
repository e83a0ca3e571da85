import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builderConfiguration } from './builderConfiguration.ts';
import { FUSES } from './fuses.ts';
import { icnsFile, icoFile } from './iconFiles.ts';

const configuration = builderConfiguration({
  electronVersion: '45.4.1',
  electronDist: null,
  appFolder: 'app',
  outputFolder: 'out',
  environment: {},
});
const ICONS = join(import.meta.dirname, 'icons');

test('installs for all users of a workstation, and leaves what a person has not sent yet', () => {
  expect(configuration.win).toMatchObject({ target: ['nsis', 'msi'] });
  expect(configuration.nsis).toMatchObject({ oneClick: false, perMachine: true, deleteAppDataOnUninstall: false });
  expect(configuration.msi).toMatchObject({ perMachine: true });
  expect(configuration.linux).toMatchObject({ target: ['deb', 'rpm', 'AppImage'] });
  expect(configuration.mac).toMatchObject({ target: ['dmg'], hardenedRuntime: true, notarize: false });
});

test('packs into an asar whose integrity is checked, with no association, no publishing and no rebuild', () => {
  expect(configuration).toMatchObject({
    disableAsarIntegrity: false,
    npmRebuild: false,
    publish: null,
    fileAssociations: [],
    protocols: [],
  });
  expect(configuration.asar).not.toBe(false);
});

test('gives electron-builder every fuse that it knows, as decided', () => {
  const { wasmTrapHandlers: _, ...known } = FUSES;
  expect(configuration.electronFuses).toEqual(known);
  expect(configuration.afterPack).toBeTypeOf('function');
});

test('says on macOS what the local network is for, or macOS would let nothing through and ask nobody', () => {
  expect(JSON.stringify(configuration.mac?.extendInfo)).toMatch(/"NSLocalNetworkUsageDescription":"[^"]*server/);
});

test('notarizes where the keys for it are', () => {
  const signed = builderConfiguration({
    electronVersion: '45.4.1',
    electronDist: null,
    appFolder: 'app',
    outputFolder: 'out',
    environment: { APPLE_API_KEY: 'key.p8' },
  });
  expect(signed.mac).toMatchObject({ notarize: true });
});

test('the icons are there, in the sizes that they say', () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    const png = readFileSync(join(ICONS, `${size}x${size}.png`));
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', size, size]);
  }
  for (const file of [configuration.win?.icon, configuration.mac?.icon]) expect(existsSync(String(file))).toBe(true);
});

test('an icon file leads to each of its pictures', () => {
  const images = [16, 256].map((size) => ({ size, png: readFileSync(join(ICONS, `${size}x${size}.png`)) }));
  const ico = icoFile(images);
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 2]);
  images.forEach(({ png }, index) => {
    const entry = 6 + 16 * index;
    const offset = ico.readUInt32LE(entry + 12);
    expect(ico.subarray(offset, offset + ico.readUInt32LE(entry + 8)).equals(png)).toBe(true);
  });
  expect(ico.readUInt8(6 + 16)).toBe(0);
  const icns = icnsFile([{ size: 128, png: images[0]?.png ?? Buffer.alloc(0) }]);
  expect([icns.subarray(0, 4).toString(), icns.readUInt32BE(4), icns.subarray(8, 12).toString()]).toEqual([
    'icns',
    icns.length,
    'ic07',
  ]);
});
