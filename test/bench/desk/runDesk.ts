import type { Page } from 'playwright-core';
// Brings the page's `window.wardlightTest` with it.
import type {} from '../../e2e/desk/deskPage.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../../server/demo/load/demoAccounts.ts';
import type { WorklistQuery } from '../../../renderer/desk/deskViews.ts';

/** Milliseconds on the page's clock, from the moment the person is known and the desk begins. */
export interface DeskTimes {
  /** Before that moment: the password, stretched to a key, and where it was asked for the server's answer. */
  readonly unlockMs: number;
  /** The desk answers: database open, knowledge loaded. */
  readonly deskStartedMs: number;
  readonly firstRowMs: number | null;
  /** Every patient of the own ward is in the list, reviewed. */
  readonly ownWardMs: number | null;
  readonly allReviewedMs: number | null;
  /** Everything is stored and the digest agrees with the server's. */
  readonly verifiedMs: number | null;
}

export interface DeskRun {
  /** null: unlock what is there. */
  readonly serverUrl: string | null;
  readonly query: WorklistQuery;
  readonly patients: number;
  readonly ownWard: { readonly id: string; readonly patients: number };
  readonly until: 'verified' | 'reviewed';
}

const LOOK_EVERY_MS = 250;
const SAY_EVERY_MS = 5000;
const PATIENCE_MS = 15 * 60_000;

/** Opens a desk in the page as the screens do, and waits until it has everything. */
export async function runDesk(page: Page, run: DeskRun, say: (progress: string) => void): Promise<DeskTimes> {
  const person = { username: DEMO_ACCOUNTS[0].username, password: DEMO_PASSWORD };
  await page.evaluate(beginInPage, { ...run, person });
  const begun = performance.now();
  let saidAt = begun;
  for (;;) {
    const seen = await page.evaluate(() => window.wardlightTest.views['bench'] as Progress);
    if (seen.failure !== null) throw new Error(`the desk failed: ${seen.failure}`);
    const { times } = seen;
    const isDone = times.allReviewedMs !== null && (run.until === 'reviewed' || times.verifiedMs !== null);
    if (isDone) return times;
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`the desk did not finish: ${JSON.stringify(seen)}`);
    if (performance.now() - saidAt > SAY_EVERY_MS) {
      saidAt = performance.now();
      say(`${seen.stored} patients stored, ${seen.reviewed} of ${run.patients} in the list`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Ends the desk's worker: a desk looks at its patients again every minute, and would be timed with the peers. */
export async function leaveDesk(page: Page): Promise<void> {
  await page.goto('about:blank');
}

interface Progress {
  readonly times: DeskTimes;
  readonly stored: number;
  readonly reviewed: number;
  readonly failure: string | null;
}

/** Runs in the page: nothing from outside this function exists there. */
async function beginInPage(
  asked: DeskRun & { readonly person: { readonly username: string; readonly password: string } },
): Promise<void> {
  const { wardlightTest } = window;
  const { call, createDesk, views } = wardlightTest;
  const { policy } = await call('shell.describe', {});
  const asking = performance.now();
  const opened =
    asked.serverUrl === null
      ? await call('session.unlock', asked.person)
      : await call('session.enrol', { ...asked.person, serverUrl: asked.serverUrl });
  if (!opened.ok) throw new Error(opened.code);
  const begun = performance.now();
  const times = {
    unlockMs: begun - asking,
    deskStartedMs: 0,
    firstRowMs: null as number | null,
    ownWardMs: null as number | null,
    allReviewedMs: null as number | null,
    verifiedMs: null as number | null,
  };
  const progress = { times, stored: 0, reviewed: 0, failure: null as string | null };
  views['bench'] = progress;
  const desk = createDesk();
  wardlightTest.desk = desk;
  desk.onFailure((failure) => {
    progress.failure = failure.kind;
  });
  desk.subscribeSync((view) => {
    if (view.firstLoad !== null) progress.stored = view.firstLoad.patientsDone;
    if (view.verified && view.firstLoad === null) times.verifiedMs ??= performance.now() - begun;
  });
  const { user, capability, vaultId, deviceId } = opened;
  const started = await desk.start({ capability, vaultId, deviceId, user, policy });
  if (!started.ok) throw new Error(started.failure.kind);
  times.deskStartedMs = performance.now() - begun;
  desk.subscribeWorklist(asked.query, (view) => {
    const now = performance.now() - begun;
    progress.reviewed = view.wards.reduce((sum, ward) => sum + ward.patients, 0);
    if (view.rows.length > 0) times.firstRowMs ??= now;
    const own = view.wards.find(({ id }) => id === asked.ownWard.id);
    if (own !== undefined && own.patients >= asked.ownWard.patients) times.ownWardMs ??= now;
    if (progress.reviewed >= asked.patients && view.pending === 0) times.allReviewedMs ??= now;
  });
}
