import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readCitations } from './readCitations.ts';
import { readRequirements } from './readRequirements.ts';
import { traceRequirements, type Trace } from './traceRequirements.ts';

// Taken apart, so that the trace of this repository does not count these as citations.
const id = (number: string): string => ['WL', 'SYNC', number].join('-');

function traceOf(files: Readonly<Record<string, string>>): Trace {
  const root = mkdtempSync(join(tmpdir(), 'wardlight-trace-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return traceRequirements(readRequirements(root), readCitations(root));
}

it('finds the tests of a requirement, in titles, comments and golden cases', () => {
  const { lines, untested } = traceOf({
    'docs/requirements/sync.md': `# Sync\n\n- **${id('001')}** Nothing is lost.\n`,
    'sync/a.test.ts': `it('loses nothing (${id('001')})', () => {});\n// ${id('001')}\n`,
    'test/cases/potassium.yaml': `requirement: ${id('001')}\n`,
    'sync/a.ts': `// ${id('001')}\n`,
  });
  expect(untested).toEqual([]);
  expect(lines[0]?.requirement.text).toBe('Nothing is lost.');
  expect(lines[0]?.tests.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'sync/a.test.ts:1',
    'sync/a.test.ts:2',
    'test/cases/potassium.yaml:1',
  ]);
});

it('names a requirement that only the code cites', () => {
  const { untested } = traceOf({
    'docs/requirements/sync.md': `- **${id('001')}** Nothing is lost.\n`,
    'sync/a.ts': `// ${id('001')}\n`,
  });
  expect(untested.map((requirement) => requirement.id)).toEqual([id('001')]);
});

it('does not take a longer number for a shorter one', () => {
  const { untested, unknown } = traceOf({
    'docs/requirements/sync.md': `- **${id('001')}** Nothing is lost.\n`,
    'sync/a.test.ts': `// ${id('0011')}\n`,
  });
  expect(untested).toHaveLength(1);
  expect(unknown.map((citation) => citation.id)).toEqual([id('0011')]);
});

it('names an id that is defined twice', () => {
  const { doubled, lines } = traceOf({
    'docs/requirements/a.md': `- **${id('001')}** One.\n`,
    'docs/requirements/b.md': `\n- **${id('001')}** Two.\n`,
  });
  expect(lines).toHaveLength(1);
  expect(doubled.map(({ file, line }) => `${file}:${line}`)).toEqual(['docs/requirements/b.md:2']);
});
