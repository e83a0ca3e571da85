import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CASE_NOW, caseChart } from '../../../build/knowledge/cases/caseChart.ts';
import { starterCase } from '../../../build/knowledge/cases/starterCase.ts';
import { compileStarter } from '../../../build/knowledge/compile/compileStarter.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { createResolverMemo } from '../../../clinical/resolver/resolution.ts';
import type { ReviewContext } from '../../../clinical/review/review.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import { demoCharts } from '../../../server/demo/demoCharts.ts';

const starter = join(import.meta.dirname, '..', '..', '..', 'build', 'knowledge', 'starter');
const compiled = compileStarter(starter);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
export const knowledge = compileKnowledge([compiled.value]);

const memo = createResolverMemo();
export function contextAt(now: string): ReviewContext {
  const feed = { asOf: now, limitMinutes: 60 };
  return {
    now,
    feeds: { orders: feed, results: feed, allergies: feed, conditions: feed, patient: feed },
    clock: { trusted: true },
    utcOffsetMinutes: 60,
    memo,
  };
}

const DEMO_NOW = '2026-11-21T07:30:00.000Z';

export interface NamedChart {
  readonly name: string;
  readonly chart: Chart;
  readonly now: string;
}

/** Every case of the starter pack, and a demo hospital. */
export const namedCharts: readonly NamedChart[] = [
  ...readdirSync(join(starter, 'cases'))
    .toSorted()
    .flatMap((file) => starterCase.array().parse(parse(readFileSync(join(starter, 'cases', file), 'utf8'))))
    .map((each) => ({ name: each.name, chart: caseChart(each), now: CASE_NOW })),
  ...demoCharts({ patients: 120, seed: 1, now: DEMO_NOW, utcOffsetMinutes: 60 }).map((chart, index) => ({
    name: `demo patient ${index + 1}`,
    chart,
    now: DEMO_NOW,
  })),
];
