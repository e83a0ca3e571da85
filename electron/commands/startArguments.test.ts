import { expect, test } from 'vitest';
import { parseStartArguments } from './startArguments.ts';

test('without words it opens a demo hospital', () => {
  expect(parseStartArguments([])).toEqual({
    server: undefined,
    profile: undefined,
    port: undefined,
    browserShell: false,
    open: true,
    json: false,
    help: false,
  });
});

test('every option arrives', () => {
  const words = [
    '--server',
    'https://wardlight.test',
    '--profile',
    'p',
    '--port',
    '20001',
    '--browser-shell',
    '--no-open',
    '--json',
    '-h',
  ];
  expect(parseStartArguments(words)).toEqual({
    server: 'https://wardlight.test/',
    profile: 'p',
    port: 20_001,
    browserShell: true,
    open: false,
    json: true,
    help: true,
  });
});

test.each([
  ['--server', 'wardlight'],
  ['--server', 'ftp://wardlight.test'],
  ['--server', 'https://martin:secret@wardlight.test'],
  ['--port', '80'],
  ['--port', '2000x'],
  ['--prot', '2000'],
  ['surplus', 'words'],
])('refuses %s %s', (...words) => {
  expect(() => parseStartArguments(words)).toThrow();
});
