import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileStarter } from './compile/compileStarter.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'knowledge', 'writingRules.md'), 'utf8');
const examples = [...page.matchAll(/```yaml\n(family: (\w+).*?)```/gs)].map((match) => ({
  family: match[2] ?? '',
  text: match[1] ?? '',
}));

test('the page about writing rules has an example of each shape', () => {
  expect(examples.map((example) => example.family)).toEqual(['condition', 'dose', 'timeWindow', 'intakeSeparation']);
});

test('every example compiles beside the starter pack, and becomes rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wardlight-rules-'));
  try {
    cpSync(join(import.meta.dirname, 'starter'), folder, { recursive: true });
    // Without our own rules: an example may say what one of them says.
    rmSync(join(folder, 'rules'), { recursive: true });
    mkdirSync(join(folder, 'rules'));
    examples.forEach(({ family, text }) => writeFileSync(join(folder, 'rules', `${family}.yaml`), text));
    const compiled = compileStarter(folder);
    expect(compiled).toMatchObject({ ok: true });
    if (!compiled.ok) return;
    for (const { family } of examples)
      expect(compiled.value.rules.filter((rule) => rule.family === family).length, family).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
