import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRepository } from './checkRepository.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wardlight-rules-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** What the rules say of a tree with these files, as `file:line message`. */
function complaints(files: Readonly<Record<string, string>>): readonly string[] {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return checkRepository(root).violations.map(({ file, line, message }) => `${file}:${line ?? '-'} ${message}`);
}

const target = 'export const target = 1;\n';

describe('import directions', () => {
  it.each([
    ['schema', 'clinical'],
    ['clinical', 'text'],
    ['clinical', 'sync'],
    ['text', 'renderer'],
    ['sync', 'clinical'],
    ['sync', 'server'],
    ['server', 'electron'],
    ['server', 'build'],
    ['electron', 'server'],
    ['electron', 'clinical'],
    ['renderer', 'server'],
    ['renderer', 'electron'],
    ['renderer', 'test'],
    ['build', 'test'],
  ])('refuses %s importing %s', (from, to) => {
    const found = complaints({
      [`${from}/a.ts`]: `import { target } from '../${to}/target.ts';\nexport const a = target;\n`,
      [`${to}/target.ts`]: target,
    });
    expect(found).toEqual([`${from}/a.ts:1 ${from}/ must not import ${to}/ (${to}/target.ts)`]);
  });

  it.each([
    ['clinical', 'schema'],
    ['text', 'clinical'],
    ['server', 'text'],
    ['server', 'sync'],
    ['electron', 'sync'],
    ['renderer', 'text'],
    ['test', 'renderer'],
  ])('allows %s importing %s', (from, to) => {
    const found = complaints({
      [`${from}/a.ts`]: `import { target } from '../${to}/target.ts';\nexport const a = target;\n`,
      [`${to}/target.ts`]: target,
    });
    expect(found).toEqual([]);
  });

  it.each([
    ['a type', `import type { T } from '../text/target.ts';\nexport type A = T;\n`],
    ['a type in place', `export type A = import('../text/target.ts').T;\n`],
    ['a re-export', `export { target } from '../text/target.ts';\nexport const a = 1;\n`],
    ['a dynamic import', `export const a = () => import('../text/target.ts');\n`],
    ['a worker', `export const a = () => new URL('../text/target.ts', import.meta.url);\n`],
  ])('sees %s', (_what, text) => {
    expect(complaints({ 'clinical/a.ts': text })).toEqual([
      'clinical/a.ts:1 clinical/ must not import text/ (text/target.ts)',
    ]);
  });

  it('refuses an import that it cannot follow', () => {
    const text = 'export const a = (name: string) => import(name);\n';
    expect(complaints({ 'renderer/a.ts': text })).toEqual([
      'renderer/a.ts:1 a computed import: no rule can see where it leads',
    ]);
  });

  it('lets a screen import its own files and shared ones, and no other screen', () => {
    const found = complaints({
      'renderer/screens/chart/row.ts': target,
      'renderer/components/button.ts': target,
      'renderer/screens/chart/chart.ts':
        "import { target } from './row.ts';\nimport { target as b } from '../../components/button.ts';\nexport const a = [target, b];\n",
      'renderer/screens/worklist/list.ts': "import { target } from '../chart/row.ts';\nexport const a = target;\n",
    });
    expect(found).toEqual([
      'renderer/screens/worklist/list.ts:1 the screen worklist must not import the screen chart (renderer/screens/chart/row.ts)',
    ]);
  });

  it('finds circles', () => {
    const found = complaints({
      'text/a.ts': "import { b } from './b.ts';\nexport const a = b;\n",
      'text/b.ts': "import { c } from './c.ts';\nexport const b = c;\n",
      'text/c.ts': "import { a } from './a.ts';\nexport const c = () => a;\n",
      'text/d.ts': "import { a } from './a.ts';\nexport const d = a;\n",
    });
    expect(found).toEqual(['text/a.ts:- imports in a circle: text/a.ts, text/b.ts, text/c.ts']);
  });
});

describe('libraries and Node', () => {
  it.each([
    ['renderer/screens/a.ts', 'rxdb', 'rxdb is at home in renderer/database/ only'],
    ['renderer/a.ts', 'rxdb/plugins/core', 'rxdb is at home in renderer/database/ only'],
    ['renderer/a.ts', 'intl-messageformat', 'intl-messageformat is at home in text/ only'],
    ['server/api/a.ts', 'pg', 'pg is at home in server/store/ only'],
    ['renderer/a.ts', 'electron', 'electron is at home in electron/ only'],
    ['clinical/a.ts', 'json-rules-engine', 'json-rules-engine is for test/ only'],
  ])('%s must not import %s', (file, library, message) => {
    const text = `import { x } from '${library}';\nexport const a = x;\n`;
    expect(complaints({ [file]: text })).toEqual([`${file}:1 ${library}: ${message}`]);
  });

  it('does not take a library for another that begins alike', () => {
    expect(complaints({ 'renderer/a.ts': "import { x } from 'pgx';\nexport const a = x;\n" })).toEqual([]);
  });

  it('keeps Node out of pure folders and screens, but not out of the tests beside them', () => {
    const text = "import { join } from 'node:path';\nexport const a = join;\n";
    expect(complaints({ 'clinical/a.ts': text, 'clinical/a.test.ts': text, 'server/a.ts': text })).toEqual([
      "clinical/a.ts:1 node:path: Node's modules belong to server/, electron/, build/, test/",
    ]);
  });
});

describe('pure code', () => {
  it('has no clock and no locale of its own', () => {
    const text = [
      'export const now = () => new Date();',
      'export const then = (ms: number) => new Date(ms);',
      'export const text = () => Date();',
      'export const format = new Intl.NumberFormat();',
      "export const fine = new Intl.NumberFormat('fr');",
    ].join('\n');
    expect(complaints({ 'sync/a.ts': text, 'server/a.ts': text })).toEqual([
      'sync/a.ts:1 pure code has no clock: the time is a parameter',
      'sync/a.ts:3 pure code has no clock: the time is a parameter',
      'sync/a.ts:4 pure code has no locale of its own: it is a parameter',
    ]);
  });
});

describe('files', () => {
  it('refuses vague names and barrels', () => {
    const found = complaints({
      'server/utils.ts': target,
      'server/one.ts': "export { target } from './other.ts';\n",
      'server/other.ts': target,
    });
    expect(found).toEqual([
      'server/one.ts:- only passes on what others export; import from the source',
      'server/utils.ts:- a file is named for what it does, not "utils"',
    ]);
  });

  it('refuses the 301st line', () => {
    expect(complaints({ 'server/a.ts': '// x\n'.repeat(300), 'server/b.ts': '// x\n'.repeat(301) })).toEqual([
      'server/b.ts:- 301 lines; split it by 300',
    ]);
  });

  it("refuses paths of somebody's machine", () => {
    const folder = ['', 'work', 'main'].join('/');
    expect(complaints({ 'docs/a.md': `See ${folder}/x.\n`, 'docs/b.md': 'See docs/work/x.\n' })).toEqual([
      "docs/a.md:1 a path of somebody's machine",
    ]);
  });
});
