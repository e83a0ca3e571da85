import { expect, test } from 'vitest';
import { ansmPack } from '../../build/knowledge/ansm/ansmPack.ts';
import { readAnsm } from '../../build/knowledge/ansm/readAnsm.ts';
import { derivePatientFacts } from '../../clinical/facts/patientFacts.ts';
import type { Line } from '../../clinical/facts/lines.ts';
import { checkInteractions } from '../../clinical/families/interaction/checkInteractions.ts';
import { compileKnowledge } from '../../clinical/knowledge/compileKnowledge.ts';
import { severityIndex } from '../../clinical/tier/tierTable.ts';
import { chart as chartSchema } from '../../schema/chart/chart.ts';
import { medicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { Rule } from '../../schema/knowledge/knowledgePack.ts';
import { whereAnsmIs } from './whereAnsmIs.ts';
import { readByHand } from './levelsByDrug.ts';
import { secondExpansion } from './secondExpansion.ts';

const NOW = '2026-11-21T09:00:00.000Z';
const levels: Readonly<Record<string, string>> = {
  contraindicated: 'contraindicated',
  notRecommended: 'not_recommended',
  precaution: 'precaution',
  takeIntoAccount: 'take_into_account',
};

/** A patient of whom nothing is known: every condition that is not about the drugs themselves is open. */
const blank = chartSchema.parse({
  id: 'blank',
  siteId: 'site',
  wardId: 'ward',
  revision: 1,
  patient: {
    familyName: 'Blank',
    givenNames: [],
    birthDate: null,
    sex: 'unknown',
    identifiers: [],
    deceasedAt: null,
    pregnancy: null,
    lactation: null,
    dialysis: null,
  },
  stay: null,
  orders: [],
  administrations: [],
  observations: [],
  allergies: { state: 'notRecorded', entries: [], assertedAt: null },
  conditions: { state: 'notRecorded', entries: [] },
  completeSince: null,
  feedsAsOf: { orders: NOW, results: NOW, allergies: NOW, conditions: NOW, patient: NOW },
});

whereAnsmIs(
  'the ANSM thesaurus of October 2020, against a second expansion',
  (folder) => {
    const source = readAnsm(folder);
    if (!source.ok) throw new Error(source.error);
    const { pack } = ansmPack(source.value, new Map());
    const knowledge = compileKnowledge([pack]);
    const expected = secondExpansion(folder);
    const facts = derivePatientFacts(blank, knowledge, NOW);

    test('the engine holds 40,791 pairs, none more and none fewer', () => {
      expect(expected.size).toBe(40_791);
      expect(knowledge.pairs.pairs).toBe(40_791);
    });

    test('each pair of a patient of whom nothing is known has the worst level left open, and lists all its rules', () => {
      const faults: string[] = [];
      for (const [key, { worst, rules }] of expected) {
        const [one = '', other = ''] = key.split('|');
        const lines = [lineOf('1', knowledge.numberById.get(one)), lineOf('2', knowledge.numberById.get(other))];
        const { findings } = checkInteractions(facts, knowledge, lines);
        const hits = findings.flatMap((finding) => finding.hits);
        const [leading] = hits.map((hit) => hit.severity).toSorted((x, y) => severityIndex(x) - severityIndex(y));
        const named = hits.map((hit) => endsOf(hit.compiled.rule)).toSorted();
        if (findings.length !== 1 || levels[leading ?? ''] !== worst || named.join() !== rules.toSorted().join())
          faults.push(`${key}: ${leading ?? 'nothing'} for ${worst}; ${named.length} rules for ${rules.length}`);
      }
      expect(faults).toEqual([]);
    });

    test('with the levels unread, each pair has the worst level that its rules list', () => {
      const unread = compileKnowledge([ansmPack(source.value, new Map(), 'worst').pack]);
      const flat = secondExpansion(folder, 'worst');
      const faults = [...flat].filter(([key, { worst }]) => {
        const [one = '', other = ''] = key.split('|');
        const lines = [lineOf('1', unread.numberById.get(one)), lineOf('2', unread.numberById.get(other))];
        const hits = checkInteractions(derivePatientFacts(blank, unread, NOW), unread, lines).findings.flatMap(
          ({ hits: own }) => own,
        );
        const [leading] = hits.map((hit) => hit.severity).toSorted((x, y) => severityIndex(x) - severityIndex(y));
        return levels[leading ?? ''] !== worst;
      });
      // Ombitasvir and paritaprevir with ritonavir: an exception that one rule of a single level states.
      expect(faults.map(([key]) => key)).toEqual(['ombitasvir|ritonavir', 'paritaprevir|ritonavir']);
    });

    test('the rules read by hand are rules of the thesaurus', () => {
      const names = new Set(source.value.rules.map(({ a, b }) => `${a.id} + ${b.id}`));
      expect(readByHand.filter((name) => !names.has(name))).toEqual([]);
    });

    function lineOf(id: string, substance: number | undefined): Line {
      if (substance === undefined) throw new Error('a substance of the files is not in the pack');
      const order = medicationOrder.parse({
        id,
        revision: 1,
        status: 'active',
        medication: { codings: [], text: id },
        dosages: [],
        start: null,
        end: null,
        authoredOn: null,
        category: 'inpatient',
      });
      return {
        order,
        resolution: { recognised: true, substances: [substance], matchedBy: 'name', byIngredient: null, strengths: [] },
        substances: [substance],
        given: true,
        startMs: -Infinity,
        endMs: Infinity,
        routes: ['unknown'],
        setting: 'ward',
      };
    }
  },
  120_000,
);

function endsOf(rule: Rule): string {
  if (rule.family !== 'interaction') return rule.id;
  return [rule.a, rule.b]
    .map((end) => ('class' in end ? `class ${end.class}` : `substance ${end.substance}`))
    .join(' + ');
}
