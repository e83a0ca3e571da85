import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { REPOSITORY } from '../test/repository.ts';
import { toolFile } from '../test/runTool.ts';

/** One offence per rule that we rely on: a rule that is misspelt or switched off in the settings lets its own pass. */
const OFFENCES: Readonly<Record<string, readonly (readonly [rule: string, line: string])[]>> = {
  'clinical/offences.ts': [
    ['no-explicit-any', 'export const a = (value: any): number => 1;'],
    ['no-non-null-assertion', 'export const b = (value: string | undefined): string => value!;'],
    ['no-floating-promises', 'export const c = (): void => { Promise.resolve(1); };'],
    ['no-misused-promises', 'export const d = [1].filter(async () => true);'],
    [
      'switch-exhaustiveness-check',
      "export const e = (k: 'x' | 'y'): number => { switch (k) { case 'x': return 1; } return 2; };",
    ],
    ['no-console', "export const f = (): void => console.log('x');"],
    ['no-restricted-properties', 'export const g = (): number => Date.now();'],
    ['no-restricted-properties', 'export const h = (): number => Math.random();'],
    ['no-restricted-properties', 'export const i = (n: number): string => n.toLocaleString();'],
    ['no-restricted-globals', "export const j = (): unknown => fetch('x');"],
    ['no-default-export', 'export default 1;'],
  ],
  'renderer/Offences.tsx': [
    ['rules-of-hooks', 'export const A = (p: { on: boolean }) => { if (p.on) { useState(1); } return null; };'],
    [
      'exhaustive-deps',
      'export const B = (p: { n: number }) => { useEffect(() => { window.name = `${p.n}`; }, []); return null; };',
    ],
    ['alt-text', "export const C = () => <img src='x' />;"],
    ['no-danger', "export const D = () => <div dangerouslySetInnerHTML={{ __html: 'x' }} />;"],
    ['no-console', "export const E = () => { console.error('x'); return null; };"],
  ],
  'server/offences.test.ts': [['no-focused-tests', "it.only('x', () => {});"]],
};
const HEADERS: Readonly<Record<string, string>> = {
  'renderer/Offences.tsx': "import { useEffect, useState } from 'react';",
  'server/offences.test.ts': "import { it } from 'vitest';",
};

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
});

let root = '';
let found: ReadonlySet<string> = new Set();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'wardlight-lint-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.json']) copyFileSync(join(REPOSITORY, file), join(root, file));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const [file, offences] of Object.entries(OFFENCES)) {
    const folder = dirname(file);
    mkdirSync(join(root, folder));
    copyFileSync(join(REPOSITORY, folder, 'tsconfig.json'), join(root, folder, 'tsconfig.json'));
    writeFileSync(join(root, file), [HEADERS[file] ?? '', ...offences.map(([, line]) => line)].join('\n'));
  }
  found = new Set(lint().map(({ code, filename, labels }) => `${filename}:${labels[0]?.span.line} ${ruleName(code)}`));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

it.each(
  Object.entries(OFFENCES).flatMap(([file, offences]) =>
    offences.map(([rule, line], index) => ({ file, rule, line, number: index + 2 })),
  ),
)('$rule in $file refuses: $line', ({ file, rule, number }) => {
  expect([...found]).toContain(`${file}:${number} ${rule}`);
});

function lint(): z.infer<typeof reportSchema>['diagnostics'] {
  const words = [toolFile('oxlint', 'oxlint'), '--type-aware', '--format=json', 'clinical', 'renderer', 'server'];
  try {
    execFileSync(process.execPath, words, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    // It ends with 1 when it found something, and that is what it is for here.
    const { stdout } = z.object({ stdout: z.string() }).parse(error);
    return reportSchema.parse(JSON.parse(stdout)).diagnostics;
  }
  return [];
}

function ruleName(code: string): string {
  return /\((.*)\)/.exec(code)?.[1] ?? code;
}
