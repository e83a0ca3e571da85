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
  /** Patients on the disk when it ended, and when that was. */
  readonly stored: number;
  readonly elapsedMs: number;
}

export interface DeskRun {
  /** null: unlock what is there. */
  readonly serverUrl: string | null;
  readonly query: WorklistQuery;
  readonly patients: number;
  readonly ownWard: { readonly id: string; readonly patients: number };
  readonly until: 'verified' | 'reviewed';
  /** Ends it then, however far it is. */
  readonly withinMs?: number;
  /** Called when the person is known and the desk is about to begin: the line may be made slow now. */
  readonly onKnown?: () => void;
}

const LOOK_EVERY_MS = 250;
const SAY_EVERY_MS = 5000;
const PATIENCE_MS = 15 * 60_000;

/** Opens a desk in the page as the screens do, and waits until it has everything. */
export async function runDesk(page: Page, run: DeskRun, say: (progress: string) => void): Promise<DeskTimes> {
  const person = { username: DEMO_ACCOUNTS[0].username, password: DEMO_PASSWORD };
  const { serverUrl, query, patients, ownWard } = run;
  const unlockMs = await page.evaluate(signInInPage, { serverUrl, person });
  run.onKnown?.();
  await page.evaluate(beginInPage, { query, patients, ownWard });
  let saidAt = performance.now();
  for (;;) {
    const seen = await page.evaluate(() => {
      const progress = window.wardlightTest.views['bench'] as Progress;
      return { ...progress, elapsedMs: performance.now() - progress.begunAt };
    });
    if (seen.failure !== null) throw new Error(`the desk failed: ${seen.failure}`);
    const { times, elapsedMs } = seen;
    const isVerified = times.verifiedMs !== null;
    const isDone = times.allReviewedMs !== null && (run.until === 'reviewed' || isVerified);
    // At least one page: a rate of nothing compares with nothing.
    const isOver =
      run.withinMs !== undefined && elapsedMs > run.withinMs && (seen.stored > 0 || elapsedMs > PATIENCE_MS);
    if (isDone || isOver) return { ...times, unlockMs, stored: isVerified ? patients : seen.stored, elapsedMs };
    if (run.withinMs === undefined && elapsedMs > PATIENCE_MS)
      throw new Error(`the desk did not finish: ${JSON.stringify(seen)}`);
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

type InPage = Omit<DeskTimes, 'unlockMs' | 'stored' | 'elapsedMs'>;

interface Progress {
  readonly begunAt: number;
  readonly times: InPage;
  readonly stored: number;
  readonly reviewed: number;
  readonly failure: string | null;
}

interface Person {
  readonly username: string;
  readonly password: string;
}

/** Runs in the page: nothing from outside this function exists there. */
async function signInInPage(asked: { readonly serverUrl: string | null; readonly person: Person }): Promise<number> {
  const { call, views } = window.wardlightTest;
  const { policy } = await call('shell.describe', {});
  const asking = performance.now();
  const opened =
    asked.serverUrl === null
      ? await call('session.unlock', asked.person)
      : await call('session.enrol', { ...asked.person, serverUrl: asked.serverUrl });
  if (!opened.ok) throw new Error(opened.code);
  const { user, capability, vaultId, deviceId } = opened;
  views['deskStart'] = { capability, vaultId, deviceId, user, policy };
  return performance.now() - asking;
}

/** Runs in the page. */
async function beginInPage(asked: Pick<DeskRun, 'query' | 'patients' | 'ownWard'>): Promise<void> {
  const { wardlightTest } = window;
  const { createDesk, views } = wardlightTest;
  const begun = performance.now();
  const times = {
    deskStartedMs: 0,
    firstRowMs: null as number | null,
    ownWardMs: null as number | null,
    allReviewedMs: null as number | null,
    verifiedMs: null as number | null,
  };
  const progress = { begunAt: begun, times, stored: 0, reviewed: 0, failure: null as string | null };
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
  const started = await desk.start(views['deskStart'] as Parameters<typeof desk.start>[0]);
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
