import { NOTHING_THERE_YET, sumOutcomes, type Skip, type Stage } from './stage.ts';
import type { FinishedStage } from './runStages.ts';

const SIGN_OF_LIFE_EVERY_MS = 10_000;
const MOST_SKIPS_NAMED = 30;

const running = new Map<Stage, number>();

export function printStart(stage: Stage): void {
  running.set(stage, performance.now());
  console.log(`... ${stage.title}`);
}

/** Now and then says what is still running. @returns stops it */
export function printSignsOfLife(): () => void {
  const timer = setInterval(() => {
    const texts = [...running].map(
      ([{ name }, since]) => `${name} ${Math.round((performance.now() - since) / 1000)} s`,
    );
    if (texts.length > 0) console.log(`    (running: ${texts.join(', ')})`);
  }, SIGN_OF_LIFE_EVERY_MS);
  return () => clearInterval(timer);
}

export function printEnd(finished: FinishedStage, verbose: boolean): void {
  const { stage, outcome, seconds } = finished;
  running.delete(stage);
  if (outcome.failed > 0 || (verbose && outcome.output !== '')) {
    console.log(`\n=== ${stage.title} ${'='.repeat(Math.max(0, 90 - stage.title.length))}`);
    console.log(outcome.output.trimEnd());
    console.log(`=== end of ${stage.title}\n`);
  }
  console.log(`${mark(finished)} ${stage.title}: ${countsText(finished)}, ${seconds.toFixed(1)} s`);
  for (const remark of outcome.remarks) console.log(`      ${remark}`);
}

/** The closing table, the reasons of what was skipped, and as very last line `N passed, N failed, N skipped`. */
export function printSummary(all: readonly FinishedStage[], seconds: number): void {
  const total = sumOutcomes(all.map(({ outcome }) => outcome));
  console.log(`\nSummary, ${seconds.toFixed(0)} s`);
  for (const finished of all) {
    console.log(
      `${mark(finished)} ${finished.stage.name.padEnd(14)} ${finished.seconds.toFixed(1).padStart(6)} s  ${countsText(finished)}`,
    );
  }
  printSkips(total.skipped);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`);
}

function printSkips(skips: readonly Skip[]): void {
  if (skips.length === 0) return;
  console.log('\nSkipped:');
  for (const { name, reason } of skips.slice(0, MOST_SKIPS_NAMED)) console.log(`  ${name}: ${reason}`);
  if (skips.length > MOST_SKIPS_NAMED) console.log(`  and ${skips.length - MOST_SKIPS_NAMED} more`);
}

function mark({ outcome }: FinishedStage): string {
  if (outcome.failed > 0) return 'FAIL';
  return outcome.passed > 0 ? 'ok  ' : 'skip';
}

function countsText({ outcome }: FinishedStage): string {
  const { passed, failed, skipped } = outcome;
  if (passed === 0 && failed === 0) return `skipped: ${skipped[0]?.reason ?? NOTHING_THERE_YET}`;
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}
