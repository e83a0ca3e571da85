import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { codeSystems } from '../../schema/coding.ts';
import { type KnowledgePack, knowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import { orderFamilies } from '../../clinical/knowledge/orderRules.ts';
import { runningFamilies } from '../../clinical/knowledge/runningFamilies.ts';

const drugEntry = z.object({ en: z.string().optional(), fr: z.string(), names: z.array(z.string()).default([]), atc: z.array(z.string()).default([]), rxNorm: z.array(z.string()).default([]) });
const source = z.object({
  id: z.string(), version: z.string(), effective: z.string(), expiry: z.string(),
  substances: z.record(z.string(), drugEntry),
  uncovered: z.array(z.string()),
  classes: z.record(z.string(), z.array(z.string())),
  products: z.array(z.object({ name: z.string(), atc: z.array(z.string()).default([]), cis: z.array(z.string()).default([]), ingredients: z.array(z.string()) })),
  conditionGroups: z.record(z.string(), z.object({ icd10: z.array(z.string()), snomed: z.array(z.string()), words: z.array(z.string()).default([]) })),
  rules: z.array(z.looseObject({ id: z.string(), family: z.string() })),
});

/** The pack of the golden cases, read from `pack.yaml`, whose short forms it spells out. */
export function readGoldenPack(): KnowledgePack {
  const text = readFileSync(fileURLToPath(new URL('pack.yaml', import.meta.url)), 'utf8');
  const written = source.parse(parse(text));
  const both = (words: string) => ({ en: words, fr: words });
  return knowledgePack.parse({
    format: 1,
    id: written.id,
    version: written.version,
    title: both('Golden cases'),
    effectiveDate: written.effective,
    expiryDate: written.expiry,
    sources: [{ id: 'golden', title: 'Golden cases', edition: '1', licence: 'Apache-2.0' }],
    substances: Object.entries(written.substances).map(([id, entry]) => ({
      id, name: { en: entry.en ?? id, fr: entry.fr }, synonyms: entry.names, rxNorm: entry.rxNorm, atc: entry.atc, snomed: [],
    })),
    classes: Object.entries(written.classes).map(([id, members]) => ({ id, name: both(id), members })),
    products: written.products.map((product) => ({
      name: product.name,
      codings: [...product.atc.map((code) => ({ system: codeSystems.atc, code })), ...product.cis.map((code) => ({ system: codeSystems.cis, code }))],
      ingredients: product.ingredients.map((substance) => ({ substance })),
    })),
    conditionGroups: Object.entries(written.conditionGroups).map(([id, group]) => ({
      id, name: both(id), icd10Prefixes: group.icd10, words: group.words, codings: group.snomed.map((code) => ({ system: codeSystems.snomed, code })),
    })),
    rules: written.rules.map(spelledOut),
    coverage: runningFamilies.map((family) => ({ family, substances: Object.keys(written.substances).filter((id) => !written.uncovered.includes(id)) })),
  });
}

function spelledOut(rule: Readonly<Record<string, unknown>>): unknown {
  const { evidence, severe, mild, unknown, intolerance, ...rest } = rule;
  const words = { en: `Hazard of ${String(rule['id'])}.`, fr: `Risque de ${String(rule['id'])}.` };
  return {
    hazard: words, actions: [words], evidenceLevel: evidence, citations: [{ sourceId: 'golden', text: 'Written for the test' }], monitor: [],
    ...rest,
    ...(severe === undefined ? {} : { severityByReaction: { severe, mild, unknown, intolerance } }),
    ...pick(rest, 'a', drugOf), ...pick(rest, 'b', drugOf), ...pick(rest, 'drug', drugOf), ...pick(rest, 'allergen', drugOf), ...pick(rest, 'first', drugOf), ...pick(rest, 'next', drugOf), ...pick(rest, 'binder', drugOf), ...pick(rest, 'other', drugOf),
    ...(orderFamilies.some((family) => family === rule['family']) ? { about: words, whenUnknown: 'notAssessed', context: 'shown', ...pick(rest, 'about', (value) => value), ...pick(rest, 'whenUnknown', (value) => value), ...pick(rest, 'context', (value) => value) } : {}),
    ...pick(rest, 'appliesWhen', withQuantities), ...pick(rest, 'limits', withQuantities), ...pick(rest, 'avoid', (value) => ({ advice: words, ...record(value) })),
    ...pick(rest, 'class', drugOf),
    ...pick(rest, 'drugs', (value) => listOf(value).map(drugOf)),
    ...pick(rest, 'intended', (value) => listOf(value).map((pair) => ({ ...record(pair), ...pick(record(pair), 'a', drugOf), ...pick(record(pair), 'b', drugOf) }))),
    ...pick(rest, 'members', (value) => listOf(value).map((member) => ({ ...record(member), ...pick(record(member), 'drug', drugOf) }))),
    ...pick(rest, 'levels', (value) => listOf(value).map((level) => (typeof level === 'string' ? { severity: level } : withQuantities(level)))),
    ...pick(rest, 'bands', (value) => listOf(value).map((band) => bandOf(rule['family'], record(band)))),
    ...pick(rest, 'dialysis', (value) => ({ advice: words, ...record(value) })),
    modifiers: listOf(rule['modifiers'] ?? []).map((modifier) => ({ reason: words, ...record(withQuantities(modifier)) })),
  };
}

function bandOf(family: unknown, band: Readonly<Record<string, unknown>>): unknown {
  const spelled = record(withQuantities(band));
  if (family === 'drugLevel') return { critical: false, anyTime: false, ...spelled };
  return family === 'renal' ? { below: null, ...spelled } : { critical: false, ...spelled };
}

const quantityKeys = new Set(['value', 'cap', 'maximumDailyDose', 'maximumSingleDose']);

/** "6.0 mmol/L" becomes a quantity wherever a quantity is meant. */
function withQuantities(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withQuantities);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, quantityKeys.has(key) && typeof member === 'string' ? quantityOf(member) : withQuantities(member)]));
}

export function quantityOf(text: string): { value: number; unit: string } {
  const [value = '', unit = '1'] = text.trim().split(/\s+/);
  return { value: Number(value), unit };
}

function drugOf(value: unknown): unknown {
  const text = String(value);
  return text.startsWith('class ') ? { class: text.slice(6) } : { substance: text };
}

function pick(from: Readonly<Record<string, unknown>>, key: string, make: (value: unknown) => unknown): Record<string, unknown> {
  return from[key] === undefined ? {} : { [key]: make(from[key]) };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
