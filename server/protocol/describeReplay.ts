import type { ProtocolReplay } from '../../clinical/siteProtocol/replay.ts';
import type { ConditionTrace } from '../../clinical/siteProtocol/traceCondition.ts';
import type { RuleTrace } from '../../clinical/siteProtocol/traceRule.ts';

/** What each protocol would have done, for a person at a terminal. */
export function describeReplay(charts: number, protocols: readonly ProtocolReplay[]): string {
  return [`${charts} charts`, ...protocols.flatMap(describeProtocol)].join('\n');
}

function describeProtocol(each: ProtocolReplay): readonly string[] {
  const listed = (counts: object): string =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  return [
    '',
    `${each.ruleId} (${each.stage})`,
    `  concerned ${each.concerned} patients; would have fired for ${each.patients} on ${each.orders} orders`,
    ...(each.patients === 0 ? [] : [`  levels: ${listed(each.bySeverity)}; shown as: ${listed(each.byTier)}`]),
    ...(each.notAssessed === 0 ? [] : [`  could not tell for ${each.notAssessed}: ${listed(each.missing)}`]),
    ...(each.samples.length === 0 ? [] : [`  for example ${each.samples.slice(0, 5).join(', ')}`]),
  ];
}

/** Why one protocol spoke or was silent on one chart, part by part. */
export function describeTrace(trace: RuleTrace): string {
  const about = trace.substance === null ? 'the patient' : `${trace.substance} (${trace.orderIds.join(', ')})`;
  return [
    `${trace.ruleId}: ${about}: ${trace.outcome}${trace.severity === null ? '' : ` (${trace.severity}, ${trace.tier ?? ''})`}`,
    ...(trace.applies === null ? [] : ['  applies:', ...conditionLines(trace.applies, 4)]),
    ...trace.levels.flatMap(({ severity, when }) => [
      `  ${severity}:`,
      ...(when === null ? ['    always'] : conditionLines(when, 4)),
    ]),
  ].join('\n');
}

function conditionLines(
  { kind, fact, truth, evidence, missing, parts }: ConditionTrace,
  indent: number,
): readonly string[] {
  const space = ' '.repeat(indent);
  if (fact === null) return [`${space}${kind}: ${truth}`, ...parts.flatMap((part) => conditionLines(part, indent + 2))];
  const seen = evidence.map(({ fact: of, value, recordId }) =>
    [of, value === undefined ? '' : `${value.value} ${value.unit}`, recordId ?? '']
      .filter((word) => word !== '')
      .join(' '),
  );
  const lacked = missing.map(({ input, reason }) => `${input} ${reason}`);
  const because = [...seen, ...lacked].join('; ');
  return [`${space}${JSON.stringify(fact)}: ${truth}${because === '' ? '' : ` (${because})`}`];
}
