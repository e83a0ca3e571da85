import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchHelp, readBenchOptions, type BenchOptions } from './benchOptions.ts';
import { reportAsJson, reportAsText } from './printResult.ts';
import { runBenchmark } from './runBenchmark.ts';
import { replicationPage } from './sync/replicationPage.ts';

const CANCELLED = 130;
const CANCEL = 'cancel';
const PAGE = join(import.meta.dirname, '../../docs/replicationNumbers.md');

const options = readBenchOptions(process.argv.slice(2));
if (!options.ok) {
  console.error(`bench: ${options.error}\n\n${benchHelp}`);
  process.exitCode = 2;
} else if (options.value === null) console.log(benchHelp);
else if (process.send === undefined) runApart();
else await runHere(options.value);

/**
 * The work is done by a second process in a group of its own: Ctrl-C then reaches neither PostgreSQL nor Chromium, and
 * they are ended in order, with their folders removed. It also gets the flag that lets memory be measured.
 */
function runApart(): void {
  const worker = fork(fileURLToPath(import.meta.url), process.argv.slice(2), {
    detached: true,
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  let interrupts = 0;
  const cancel = (): void => {
    interrupts += 1;
    if (interrupts > 1) return void worker.kill('SIGKILL');
    console.error('bench: ending; Ctrl-C again ends it at once and may leave folders behind');
    if (worker.connected) worker.send(CANCEL);
  };
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  worker.on('exit', (code) => {
    process.exitCode = code ?? 1;
    process.removeAllListeners('SIGINT');
    process.removeAllListeners('SIGTERM');
  });
}

async function runHere(chosen: BenchOptions): Promise<void> {
  const cancelled = new AbortController();
  const cancel = (): void => cancelled.abort();
  process.on('message', (message) => message === CANCEL && cancel());
  process.on('disconnect', cancel);
  try {
    const report = await runBenchmark(chosen, (progress) => console.error(`bench: ${progress}`), cancelled.signal);
    if (chosen.isPage) writeFileSync(PAGE, replicationPage(report));
    console.log(chosen.isJson ? reportAsJson(report) : reportAsText(report));
    process.exit(0);
  } catch (error) {
    if (cancelled.signal.aborted) process.exit(CANCELLED);
    console.error('bench: failed:', error);
    process.exit(1);
  }
}
