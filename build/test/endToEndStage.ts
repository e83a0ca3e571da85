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
  return await runVitest({
    project,
    remarks: [await engineRemark(), electronRemark()],
    limitMinutes: LIMIT_MINUTES[project],
  });
}

async function engineRemark(): Promise<string> {
  const browser = await findTestBrowser();
  return `Browser engine: ${browser.ok ? browser.value.description : `none: ${browser.error}`}`;
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
