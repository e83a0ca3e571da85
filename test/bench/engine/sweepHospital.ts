import type { CompiledKnowledge } from '../../../clinical/knowledge/compiledKnowledge.ts';
import { review } from '../../../clinical/review/review.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import { eachDemoChart } from '../../../server/demo/demoCharts.ts';
import type { BenchmarkRun, Figures } from '../benchmark.ts';
import { rounded } from '../machine.ts';
import { spread } from '../percentiles.ts';
import { benchContext } from './benchContext.ts';
import { BENCH_NOW } from './lineCharts.ts';

/** Every patient once, as after a new pack, from an empty memory of medications. Only the reviews are timed. */
export function sweepHospital(
  { isQuick, patients: asked, say }: BenchmarkRun,
  knowledge: CompiledKnowledge,
): Figures & { readonly patients: number } {
  const patients = asked ?? (isQuick ? 200 : 10_000);
  const context = benchContext();
  let milliseconds = 0;
  let processorMs = 0;
  let done = 0;
  let findings = 0;
  for (const chart of eachDemoChart({ patients, seed: 'sweep', now: BENCH_NOW })) {
    const begun = performance.now();
    const worked = processorMilliseconds();
    findings += review({ chart, events: [] }, knowledge, context).findings.length;
    processorMs += processorMilliseconds() - worked;
    milliseconds += performance.now() - begun;
    done += 1;
    if (done % 2000 === 0) say(`swept ${done} of ${patients} patients`);
  }
  return { patients, seconds: rounded(milliseconds / 1000), processorSeconds: rounded(processorMs / 1000), findings };
}

/**
 * What a change costs once a ward is reviewed: one patient gets an order and a result of another, and that patient alone is reviewed
 * again. Medications that the ward already has are remembered.
 */
export function reviewChanges({ isQuick }: BenchmarkRun, knowledge: CompiledKnowledge): Figures {
  const patients = isQuick ? 30 : 400;
  const context = benchContext();
  const charts = [...eachDemoChart({ patients, seed: 'changes', now: BENCH_NOW })];
  for (const chart of charts) review({ chart, events: [] }, knowledge, context);
  const samples: number[] = [];
  for (const [index, chart] of charts.entries()) {
    const changed = withNewsOf(chart, charts[(index + 1) % charts.length] ?? chart);
    const begun = performance.now();
    review({ chart: changed, events: [] }, knowledge, context);
    samples.push(performance.now() - begun);
  }
  return { patients, ...spread(samples) };
}

function withNewsOf(chart: Chart, other: Chart): Chart {
  const [order] = other.orders;
  const [result] = other.observations;
  return {
    ...chart,
    revision: chart.revision + 1,
    orders: order === undefined ? chart.orders : [...chart.orders, order],
    observations: result === undefined ? chart.observations : [...chart.observations, result],
  };
}

/** What the process has worked, waiting for a busy machine left out. */
function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
