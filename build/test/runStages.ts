import type { Stage, StageOutcome } from './stage.ts';

/** 2 cores, and most tools use more than one thread for a part of their time. */
const LANES = 2;

export interface FinishedStage {
  readonly stage: Stage;
  readonly outcome: StageOutcome;
  readonly seconds: number;
}

/**
 * Runs the stages phase by phase, two at a time within a phase. A stage that throws has failed; the others still run,
 * so that one run shows everything that is wrong.
 */
export async function runStages(
  stages: readonly Stage[],
  onStart: (stage: Stage) => void,
  onEnd: (finished: FinishedStage) => void,
): Promise<readonly FinishedStage[]> {
  const finished: FinishedStage[] = [];
  const phases = [...new Set(stages.map((stage) => stage.phase))].toSorted((a, b) => a - b);
  for (const phase of phases) {
    const queue = stages.filter((stage) => stage.phase === phase);
    const lane = async (): Promise<void> => {
      for (let stage = queue.shift(); stage !== undefined; stage = queue.shift()) {
        onStart(stage);
        const done = await runOne(stage);
        finished.push(done);
        onEnd(done);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
  return finished;
}

async function runOne(stage: Stage): Promise<FinishedStage> {
  const started = performance.now();
  const outcome = await stage.run().catch((error: unknown): StageOutcome => {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { passed: 0, failed: 1, skipped: [], output, remarks: [] };
  });
  return { stage, outcome, seconds: (performance.now() - started) / 1000 };
}
