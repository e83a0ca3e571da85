import { expect, test } from 'vitest';
import { isOwnAddress } from './appOrigin.ts';
import { externalLink } from './externalLink.ts';

const ALLOWED = ['https://ansm.sante.fr'];

test('a link to an allowed origin leaves by its parsed address', () => {
  expect(externalLink('https://ansm.sante.fr/documents?x=1#y', ALLOWED)).toBe('https://ansm.sante.fr/documents?x=1#y');
  expect(externalLink('HTTPS://ANSM.sante.fr', ALLOWED)).toBe('https://ansm.sante.fr/');
});

test.each([
  'http://ansm.sante.fr/',
  'https://ansm.sante.fr.evil.test/',
  'https://evil.test/https://ansm.sante.fr/',
  'https://ansm.sante.fr:8443/',
  'https://ansm.sante.fr@evil.test/',
  'https://user:secret@ansm.sante.fr/',
  'https://sub.ansm.sante.fr/',
  'javascript:alert(1)//https://ansm.sante.fr',
  'file:///C:/Windows/System32/calc.exe',
  'ms-msdt:/id',
  'ansm.sante.fr',
  '',
  'https://',
])('%s stays inside', (address) => {
  expect(externalLink(address, ALLOWED)).toBeNull();
});

test('the own address is this one, for ever: under another the data would seem gone', () => {
  expect(isOwnAddress('app://wardlight/')).toBe(true);
  for (const other of [
    'app://wardlight.test/',
    'app://Wardlight2/',
    'https://wardlight/',
    'app:///wardlight',
    'app://x@wardlight/',
    'app://wardlight:1/',
    '',
  ])
    expect(isOwnAddress(other), other).toBe(false);
});
