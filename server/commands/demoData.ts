import { existsSync } from 'node:fs';
import { keepAlive } from '../demo/load/keepAlive.ts';
import { refreshDemo } from '../demo/load/refreshDemo.ts';
import { loadDemo, type LoadReport } from '../demo/load/loadDemo.ts';
import { loadSynthea, type SyntheaReport } from '../demo/load/loadSynthea.ts';
import { createProgress } from '../demo/load/progressLine.ts';
import { openStore, type Store, type StoreFailure } from '../store/openStore.ts';
import type { Result } from '../../schema/result.ts';
import { demoDataHelp, readDemoDataCommand, type DemoDataCommand } from '../demo/load/demoDataOptions.ts';

const command = readDemoDataCommand(process.argv.slice(2), process.env, new Date());
if (!command.ok) fail(command.error);
else if (command.value.action === 'help') console.log(demoDataHelp);
else await fill(command.value);

async function fill(given: DemoDataCommand): Promise<void> {
  if (given.syntheaFolder !== null && !existsSync(given.syntheaFolder)) {
    return fail(`There is no folder ${given.syntheaFolder}. Nothing was changed.`);
  }
  const store = await openStore({
    ...(given.databaseUrl === null ? { dataFolder: given.dataFolder } : { databaseUrl: given.databaseUrl }),
    whenInUse: 'attach',
  });
  if (!store.ok) return fail(`${store.error.message}\n${store.error.remedy}`);
  try {
    const report = await load(given, store.value);
    if (!report.ok) return fail(`${report.error.message}\n${report.error.remedy}`);
    console.log(given.isJson ? JSON.stringify(report.value) : sentence(report.value));
    if (given.isLive) await untilStopped(store.value);
  } finally {
    await store.value.close();
  }
}

async function load(given: DemoDataCommand, store: Store): Promise<Result<LoadReport | SyntheaReport, StoreFailure>> {
  const say = createProgress(process.stderr, given.isJson);
  if (given.syntheaFolder !== null) {
    return loadSynthea(store, {
      folder: given.syntheaFolder,
      now: given.now,
      onProgress: (done) => say(`${done} resources`),
    });
  }
  const bring = given.isRefresh ? refreshDemo : loadDemo;
  return bring(store, { ...given, onProgress: (done, total) => say(`${done} of ${total} patients`) });
}

/** Until somebody stops this program, or the server that it speaks to is gone. */
async function untilStopped(store: Store): Promise<void> {
  console.error('The interfaces of the demo go on speaking. Stop with Ctrl+C.');
  await new Promise<void>((resolve) => {
    const speaking = keepAlive(store, () => end());
    const end = (): void => {
      speaking.stop();
      resolve();
    };
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end);
  });
}

function sentence(report: LoadReport | SyntheaReport): string {
  const figures = Object.entries(report).map(
    ([name, figure]) => `  ${name.padEnd(12)} ${typeof figure === 'string' ? figure : JSON.stringify(figure)}`,
  );
  return ['The demo hospital is ready. Sign in as martin or roux with the password wardlight-demo.', ...figures].join(
    '\n',
  );
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
