import { Engine } from 'json-rules-engine';
import { meet, pairName, type PairRule, type PatientDrugs } from './interactionRules.ts';

/**
 * json-rules-engine as its documentation has it: one rule per interaction rule, `all` of two `contains` conditions on a
 * fact. The fact lists the groups (ends of rules) that the patient's drugs belong to, looked up before the engine runs;
 * conditions over every member of a class would be slower. Ends with the same members are one group.
 */
export function createJsonRulesPeer(rules: readonly PairRule[]) {
  const groupByMembers = new Map<string, number>();
  const members: ReadonlySet<number>[] = [];
  const groupsOf = new Map<number, number[]>();
  const groupOf = (end: ReadonlySet<number>): number => {
    const key = [...end].sort((one, other) => one - other).join();
    const known = groupByMembers.get(key);
    if (known !== undefined) return known;
    const group = members.push(end) - 1;
    groupByMembers.set(key, group);
    for (const number of end) groupsOf.set(number, [...(groupsOf.get(number) ?? []), group]);
    return group;
  };
  const engine = new Engine(
    rules.map(({ id, a, b }) => ({
      name: id,
      conditions: {
        all: [
          { fact: 'groups', operator: 'contains', value: groupOf(a) },
          { fact: 'groups', operator: 'contains', value: groupOf(b) },
        ],
      },
      event: { type: 'interaction', params: { a: groupOf(a), b: groupOf(b) } },
    })),
  );

  return {
    /** The pairs of this patient that some rule concerns. */
    async find(drugs: PatientDrugs): Promise<ReadonlySet<string>> {
      const groups = [...new Set(drugs.substances.flatMap((number) => groupsOf.get(number) ?? []))];
      const { events } = await engine.run({ groups });
      const found = new Set<string>();
      for (const { params } of events) {
        const [a, b] = [members[Number(params?.['a'])], members[Number(params?.['b'])]];
        for (const one of drugs.substances)
          if (a?.has(one) === true)
            for (const other of drugs.substances)
              if (b?.has(other) === true && meet(drugs, one, other)) found.add(pairName(one, other));
      }
      return found;
    },
  };
}
