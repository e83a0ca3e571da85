import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Rule } from '../../schema/knowledge/knowledgePack.ts';
import { analyte } from '../../schema/knowledge/analyte.ts';
import { checkPack } from '../../sync/pack/checkPack.ts';
import { PACK_SHAPE } from '../../sync/pack/packShape.ts';
import { starterGoldenCases } from './cases/starterGoldenCases.ts';
import { buildPack } from './commands/buildPack.ts';
import { rulesByFamily } from './commands/packSummary.ts';
import { verifyPack } from './commands/verifyPack.ts';
import { compileStarter } from './compile/compileStarter.ts';
import { conditionsOfRule, drugsOfRule } from '../../sync/pack/referencesOfRule.ts';

const starter = join(import.meta.dirname, 'starter');
const compiled = compileStarter(starter);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error, null, 1));
const pack = compiled.value;
const folder = mkdtempSync(join(tmpdir(), 'wardlight-knowledge-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the starter pack', () => {
  test('has no broken reference, no empty class in a rule, no id twice', () => expect(checkPack(pack)).toEqual([]));

  test('keeps the minima of its families', () => {
    const counts = rulesByFamily(pack);
    const minima = {
      interaction: 120,
      cumulativeRisk: 13,
      allergy: 20,
      duplicateTherapy: 60,
      renal: 150,
      laboratoryTrigger: 40,
      missingMonitoring: 40,
      route: 40,
      pregnancyLactation: 150,
      administration: 35,
      pharmacogenomics: 55,
    };
    for (const [family, minimum] of Object.entries(minima))
      expect(counts.get(family) ?? 0, family).toBeGreaterThanOrEqual(minimum);
    expect(pack.substances.length).toBeGreaterThanOrEqual(550);
  });

  test('leaves no word in braces and writes French unlike English', () => {
    for (const rule of pack.rules) {
      for (const text of [rule.hazard, ...rule.actions]) {
        expect(text.en + text.fr, rule.id).not.toMatch(/[{}]/);
        expect(text.fr, rule.id).not.toBe(text.en);
      }
    }
  });

  test('gives no code and no name to two substances', () => {
    const folded = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const owners = new Map<string, Set<string>>();
    const own = (key: string, id: string) => owners.set(key, (owners.get(key) ?? new Set()).add(id));
    for (const { id, name, synonyms, rxNorm, atc } of pack.substances) {
      for (const word of [name.en, name.fr, ...synonyms]) own(folded(word), id);
      for (const code of rxNorm) own(`rxNorm ${code}`, id);
      for (const code of atc) own(`atc ${code}`, id);
    }
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([key, ids]) => [key, ...ids])).toEqual([]);
  });

  test('names only analytes that exist', () => {
    const known = new Set<string>(analyte.options);
    const inConditions = (rule: Rule) =>
      Array.from(JSON.stringify(conditionsOfRule(rule)).matchAll(/"analyte":"(\w+)"/g), (match) => match[1] ?? '');
    const used = pack.rules.flatMap((rule) => [
      ...rule.monitor,
      ...('analyte' in rule ? [rule.analyte] : []),
      ...inConditions(rule),
    ]);
    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
  });

  test('covers every drug of a rule in its family', () => {
    const members = new Map(pack.classes.map((group) => [group.id, group.members]));
    for (const rule of pack.rules) {
      const covered = new Set(pack.coverage.find((entry) => entry.family === rule.family)?.substances);
      for (const drug of drugsOfRule(rule))
        for (const id of 'class' in drug ? (members.get(drug.class) ?? []) : [drug.substance])
          expect(covered.has(id), `${rule.id} ${id}`).toBe(true);
    }
  });

  test('orders the bands of a result from the most severe to the mildest', () => {
    const severities = ['contraindicated', 'notRecommended', 'precaution', 'takeIntoAccount'];
    for (const rule of pack.rules) {
      if (rule.family !== 'laboratoryTrigger') continue;
      const levels = rule.bands.map((band) => severities.indexOf(band.severity));
      expect(levels, rule.id).toEqual(levels.toSorted((one, other) => one - other));
    }
  });

  test('is built, signed and opened again, the same content from the same sources', async () => {
    expect(buildPack(starter, folder, {})).toMatchObject({ ok: true });
    const opened = await verifyPack(join(folder, 'starter.wkp'));
    const goldenCases = starterGoldenCases(starter);
    expect(goldenCases.length).toBeGreaterThanOrEqual(10);
    expect(opened).toEqual({ ok: true, value: { ...pack, goldenCases, shape: PACK_SHAPE } });
    const first = readFileSync(join(folder, 'starter.wkp'));
    expect(buildPack(starter, folder, {})).toMatchObject({ ok: true });
    expect(readFileSync(join(folder, 'starter.wkp')).equals(first)).toBe(true);
    // Builds the whole pack twice: on a machine busy with other tests that alone can exceed the usual five seconds.
  }, 30_000);
});
