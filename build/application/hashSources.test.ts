import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hashSources } from './hashSources.ts';

function makeTree(): string {
  const root = mkdtempSync(join(tmpdir(), 'wardlight-hash-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'text', 'deep'), { recursive: true });
  writeFileSync(join(root, 'text', 'deep', 'a.ts'), 'one');
  return root;
}

it('changes with a content, a name and the locked packages', () => {
  const root = makeTree();
  const before = hashSources(root, ['text']);
  writeFileSync(join(root, 'text', 'deep', 'a.ts'), 'two');
  const otherContent = hashSources(root, ['text']);
  renameSync(join(root, 'text', 'deep', 'a.ts'), join(root, 'text', 'deep', 'b.ts'));
  const otherName = hashSources(root, ['text']);
  writeFileSync(join(root, 'package-lock.json'), '{}');
  const otherPackages = hashSources(root, ['text']);
  expect(new Set([before, otherContent, otherName, otherPackages]).size).toBe(4);
});

it('does not change with times, tests and other folders', () => {
  const root = makeTree();
  const before = hashSources(root, ['text', 'absent']);
  utimesSync(join(root, 'text', 'deep', 'a.ts'), new Date(0), new Date(0));
  writeFileSync(join(root, 'text', 'deep', 'a.test.ts'), 'test');
  mkdirSync(join(root, 'server'));
  writeFileSync(join(root, 'server', 'a.ts'), 'one');
  expect(hashSources(root, ['text', 'absent'])).toBe(before);
});
