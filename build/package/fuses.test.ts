import { expect, test } from 'vitest';
import { FUSE_SENTINEL, FUSES, readFuses, setFuses } from './fuses.ts';

const wire = (states: string, version = 1): Buffer =>
  Buffer.concat([
    Buffer.from(`code ${FUSE_SENTINEL}`),
    Buffer.from([version, states.length]),
    Buffer.from(states),
    Buffer.from(' more code'),
  ]);

test('every fuse is decided, and those that let somebody in are off', () => {
  expect(FUSES).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
  });
  const set = setFuses(wire('101100011'));
  if (!set.ok) throw new Error(set.error.message);
  expect(readFuses(set.value)).toEqual([['off', 'on', 'off', 'off', 'on', 'on', 'off', 'off', 'on']]);
  expect(set.value.length).toBe(wire('101100011').length);
});

test('both wires of a universal binary are set; a removed fuse stays removed', () => {
  const set = setFuses(Buffer.concat([wire('111111111'), wire('1r1111111')]));
  expect(set.ok && readFuses(set.value)).toEqual([
    ['off', 'on', 'off', 'off', 'on', 'on', 'off', 'off', 'on'],
    ['off', 'removed', 'off', 'off', 'on', 'on', 'off', 'off', 'on'],
  ]);
});

test.each([
  ['a new fuse that nobody decided on', wire('1111111111'), 'unknownFuses'],
  ['an older Electron', wire('11111111'), 'unknownFuses'],
  ['no Electron', Buffer.from('#!/bin/sh'), 'noFuseWire'],
  ['a wire of another version', wire('111111111', 2), 'noFuseWire'],
])('refuses %s', (_, binary, kind) => {
  expect(setFuses(binary)).toMatchObject({ ok: false, error: { kind } });
});
