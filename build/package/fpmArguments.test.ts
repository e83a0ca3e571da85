import { expect, test } from 'vitest';
import { parseFpmArguments } from './fpmArguments.ts';
import { parsePackageArguments } from './packageArguments.ts';

const WORDS = [
  '-s',
  'dir',
  '--force',
  '-t',
  'deb',
  '-d',
  'libgtk-3-0',
  '-d',
  'libnss3',
  '--deb-recommends',
  'libappindicator3-1',
  '--name',
  'wardlight',
  '--version',
  '0.1.0',
  '--architecture',
  'amd64',
  '--after-install',
  '/tmp/a b/postinst',
  '--description',
  'One\n Two',
  '--package',
  '/out/x.deb',
];

test('takes what electron-builder asks of fpm', () => {
  expect(
    parseFpmArguments([...WORDS, '/tmp/un packed/=/opt/Wardlight', '/a/16x16.png=/usr/share/16.png']),
  ).toMatchObject({
    target: 'deb',
    name: 'wardlight',
    depends: ['libgtk-3-0', 'libnss3'],
    recommends: ['libappindicator3-1'],
    afterInstall: '/tmp/a b/postinst',
    files: [
      { from: '/tmp/un packed/', to: 'opt/Wardlight' },
      { from: '/a/16x16.png', to: 'usr/share/16.png' },
    ],
  });
});

test.each([[['-t', 'snap']], [['-t', 'deb']], [[...WORDS, 'surplus']]])(
  'refuses %j rather than pack less than was asked',
  (words) => {
    expect(() => parseFpmArguments(words)).toThrow('fpm stand-in');
  },
);

test('npm run package takes targets by name, and no others', () => {
  expect(parsePackageArguments(['--targets', 'dir,appimage', '--dummy'])).toMatchObject({
    targets: ['dir', 'AppImage'],
    dummy: true,
  });
  expect(() => parsePackageArguments(['--targets', 'exe'])).toThrow('is no target');
  expect(() => parsePackageArguments(['--taget', 'dir'])).toThrow();
});
