import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choice } from './levelsByDrug.ts';

/**
 * The thesaurus expanded a second time, straight from its files and by another way than the product: for each two substances,
 * which rules name both, and the worst level that these leave open when nothing is known but the two names. It shares no code
 * with the importer or the engine, so that a fault in one does not hide in the other.
 */
export type ExpandedPair = { readonly worst: string; readonly rules: readonly string[] };

type RawEnd = { readonly type: 'substance' | 'class' | 'other'; readonly id: string };
type RawRule = { readonly a: RawEnd; readonly b: RawEnd; readonly levels: readonly { readonly level: string }[] };
type RawSubstance = { readonly id: string; readonly classes: readonly string[] };

const scale = ['contraindicated', 'not_recommended', 'precaution', 'take_into_account'];

/** By `one|other`, the two in alphabetical order. */
export function secondExpansion(folder: string, levels: 'read' | 'worst' = 'read'): ReadonlyMap<string, ExpandedPair> {
  const rules = read(folder, 'rules-2020-10.json') as RawRule[];
  const substances = read(folder, 'substances-2020-10.json') as RawSubstance[];
  const pairs = new Map<string, { worst: string; rules: string[] }>();
  // A substance answers to its own name and to the names of its classes.
  const answersTo = substances.map((entry) => ({
    id: entry.id,
    ends: new Set([`substance ${entry.id}`, ...entry.classes.map((name) => `class ${name}`)]),
    names: new Set([entry.id, ...entry.classes]),
  }));
  for (const rule of rules) {
    const [a, b] = [`${rule.a.type} ${rule.a.id}`, `${rule.b.type} ${rule.b.id}`];
    const left = answersTo.filter((entry) => entry.ends.has(a));
    const right = answersTo.filter((entry) => entry.ends.has(b));
    for (const one of left) {
      for (const other of right) {
        if (one.id === other.id) continue;
        const key = one.id < other.id ? `${one.id}|${other.id}` : `${other.id}|${one.id}`;
        const pair = pairs.get(key) ?? { worst: 'take_into_account', rules: [] };
        if (!pair.rules.includes(nameOf(rule))) pair.rules.push(nameOf(rule));
        pair.worst = worse(pair.worst, levels === 'read' ? levelOf(rule, one, other) : (rule.levels[0]?.level ?? ''));
        pairs.set(key, pair);
      }
    }
  }
  return pairs;
}

/** The worst of the levels, unless the text gives them to single drugs and this is none of these. */
function levelOf(rule: RawRule, a: Answering, b: Answering): string {
  return rule.levels[choice(`${rule.a.id} + ${rule.b.id}`, a, b)]?.level ?? 'take_into_account';
}
type Answering = { readonly id: string; readonly names: ReadonlySet<string> };

function nameOf(rule: RawRule): string {
  return [rule.a, rule.b].map((end) => `${end.type} ${end.id}`).join(' + ');
}

function worse(one: string, other: string): string {
  return scale.indexOf(one) <= scale.indexOf(other) ? one : other;
}

function read(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
