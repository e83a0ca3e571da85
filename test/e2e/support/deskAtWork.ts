import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Desk, NewAct, WriteResult } from '../../../renderer/desk/desk.ts';
import type { AwayView, ChartView, SyncView, WorklistView } from '../../../renderer/desk/deskViews.ts';

interface Views {
  readonly sync: SyncView;
  readonly worklist: WorklistView;
  readonly chart: ChartView;
  readonly away: AwayView;
}

/** The real desk of a page without screens: what it tells, and what it is asked to write. */
export function deskAt(pageOf: () => Page, serverUrl: () => string) {
  const page = (): Page => pageOf();

  async function open(username: string, channel: 'session.enrol' | 'session.unlock'): Promise<boolean> {
    return page().evaluate(
      async (asked) => {
        const { wardlightTest } = window;
        const described = await wardlightTest.call('shell.describe', {});
        const person = { username: asked.username, password: 'wardlight-demo' };
        const opened =
          asked.channel === 'session.enrol'
            ? await wardlightTest.call('session.enrol', { ...person, serverUrl: asked.serverUrl })
            : await wardlightTest.call('session.unlock', person);
        if (!opened.ok) throw new Error(opened.code);
        const desk = wardlightTest.createDesk();
        wardlightTest.desk = desk;
        const { views } = wardlightTest;
        desk.onFailure((failure) => {
          views['failure'] = failure;
        });
        desk.subscribeSync((view) => {
          views['sync'] = view;
        });
        desk.subscribeOutbox((view) => {
          views['outbox'] = view;
        });
        desk.subscribeAway((view) => {
          views['away'] = view;
        });
        const { user, capability, vaultId, deviceId } = opened;
        const started = await desk.start({ capability, vaultId, deviceId, user, policy: described.policy });
        desk.subscribeWorklist({ wardId: null, filter: 'all', words: '' }, (view) => {
          views['worklist'] = view;
        });
        return started.ok;
      },
      { username, channel, serverUrl: serverUrl() },
    );
  }
  /** Waits until what the desk tells satisfies the condition, and gives it. */
  async function seen<N extends keyof Views>(name: N, isSo: (view: Views[N]) => boolean): Promise<Views[N]> {
    await expect
      .poll(
        async () => {
          const view = await page().evaluate((which) => window.wardlightTest.views[which], name);
          return view !== undefined && isSo(view as Views[N]);
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    return (await page().evaluate((which) => window.wardlightTest.views[which], name)) as Views[N];
  }
  return {
    open,
    seen,
    openChart: async (chartId: string): Promise<ChartView> => {
      await page().evaluate((id) => {
        delete window.wardlightTest.views['chart'];
        (window.wardlightTest.desk as Desk).subscribeChart(id, (view) => {
          window.wardlightTest.views['chart'] = view;
        });
      }, chartId);
      return seen('chart', (view) => view.chart.id === chartId);
    },
    write: (act: NewAct): Promise<WriteResult> =>
      page().evaluate((asked) => (window.wardlightTest.desk as Desk).write(asked), act),
    syncNow: () => page().evaluate(() => (window.wardlightTest.desk as Desk).syncNow()),
    saveDraft: (key: string, text: string) =>
      page().evaluate((draft) => (window.wardlightTest.desk as Desk).saveDraft(draft), { key, text }),
    draftOf: (key: string) => page().evaluate((asked) => (window.wardlightTest.desk as Desk).loadDraft(asked), key),
    markAwaySeen: (ids: readonly string[]) =>
      page().evaluate((asked) => (window.wardlightTest.desk as Desk).markAwaySeen(asked), ids),
  };
}
