import { findElectronBinary } from '../browser/findElectronBinary.ts';
import { findTestBrowser } from '../browser/findTestBrowser.ts';
import { buildApplication } from '../application/buildApplication.ts';
import type { StageOutcome } from './stage.ts';
import { runVitest } from './vitestStage.ts';

/** The budgets are 5 and 30 minutes; these limits only end what hangs. */
const LIMIT_MINUTES = { e2e: 15, soak: 33 };

/** Builds what the specs open, then runs them, and says on which engine. */
export async function runEndToEnd(project: 'e2e' | 'soak'): Promise<StageOutcome> {
  for (const outcome of await buildApplication()) {
    if (outcome.kind === 'failed') return failure(`Building the ${outcome.part} failed:\n${outcome.output}`);
  }
  const browser = await findTestBrowser();
  if (!browser.ok && project === 'e2e') return withoutEngine(browser.error);
  const engine = `Browser engine: ${browser.ok ? browser.value.description : `none: ${browser.error}`}`;
  return await runVitest({ project, remarks: [engine, electronRemark()], limitMinutes: LIMIT_MINUTES[project] });
}

// A browser that was asked for by name and is not there is a mistake, not a reason to skip.
function withoutEngine(reason: string): StageOutcome {
  if ((process.env['WARDLIGHT_CHROMIUM'] ?? '') !== '') return failure(reason);
  return { passed: 0, failed: 0, skipped: [{ name: 'End to end', reason }], output: '', remarks: [] };
}

function electronRemark(): string {
  const binary = findElectronBinary();
  return binary === undefined
    ? 'Real Electron: no binary on this machine (ELECTRON_OVERRIDE_DIST_PATH can name one); its specs are skipped'
    : `Real Electron: ${binary}`;
}

function failure(output: string): StageOutcome {
  return { passed: 0, failed: 1, skipped: [], output, remarks: [] };
}
