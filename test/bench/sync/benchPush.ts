import type { Desk } from '../../../renderer/desk/desk.ts';
import type { BenchHospital } from '../benchHospital.ts';
import type { BenchmarkRun, Figures } from '../benchmark.ts';
import { rounded } from '../machine.ts';
import type { OpenPeer } from '../peers/openPeer.ts';
import { watchPeer } from '../peers/runPeer.ts';
import type { OursLoaded } from './oursLoad.ts';

const EVENTS = 1000;
const QUICK_EVENTS = 20;
const PATIENCE_MS = 5 * 60_000;

interface Sent {
  /** Milliseconds on the page's clock. */
  doneAt: number | null;
  error: string | null;
}

/** Acts written without a network, then sent: timed from the mended line to the server's last acknowledgement. */
export async function pushOurs(
  hospital: BenchHospital,
  { workstation, line }: OursLoaded,
  { say, isQuick }: BenchmarkRun,
): Promise<Figures> {
  const events = isQuick ? QUICK_EVENTS : EVENTS;
  const chartIds = await hospital.chartsOf(hospital.ownWard.id);
  const page = workstation.page();
  line.cut();
  say(`ours: writing ${events} acts without a network`);
  const writingMs = await page.evaluate(writeInPage, { events, chartIds });
  say(`ours: sending ${events} acts`);
  line.mend();
  const begunAt = await page.evaluate(() => {
    const at = performance.now();
    void (window.wardlightTest.desk as Desk).syncNow();
    return at;
  });
  const seconds = ((await allAccepted()) - begunAt) / 1000;
  return {
    events,
    seconds: rounded(seconds),
    eventsPerSecond: rounded(events / seconds),
    writtenTwicePerSecond: rounded((events / writingMs) * 1000),
  };

  async function allAccepted(): Promise<number> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
      const sent = await page.evaluate(() => window.wardlightTest.views['sent'] as Sent);
      if (sent.error !== null) throw new Error(`an act was refused: ${sent.error}`);
      if (sent.doneAt !== null) return sent.doneAt;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the acts were not all accepted in time');
  }
}

/** Documents of the same size, stored beforehand, by the peer's push. */
export async function pushPeer(
  hospital: BenchHospital,
  peer: OpenPeer,
  { say, isQuick }: BenchmarkRun,
): Promise<Figures> {
  const events = isQuick ? QUICK_EVENTS : EVENTS;
  say(`peer: sending ${events} documents: ${peer.name}`);
  const { object, page, line } = peer;
  const chartIds = await hospital.chartsOf(hospital.ownWard.id);
  const documents = Array.from({ length: events }, (_, index) => peerDocument(index, chartIds));
  await page().evaluate(([which, made]) => window[which].write('acts', made), [object, documents] as const);
  await page().evaluate(([which, to]) => window[which].push('acts', to), [object, line.url] as const);
  const { milliseconds, documents: sent } = await watchPeer(peer, 'acts', PATIENCE_MS, say);
  if (sent < events) throw new Error(`${peer.name} sent ${sent} of ${events} documents`);
  return { seconds: rounded(milliseconds / 1000), eventsPerSecond: rounded((events / milliseconds) * 1000) };
}

/** As large as a comment of ours is on the wire. */
function peerDocument(index: number, chartIds: readonly string[]) {
  const chartId = chartIds[index % chartIds.length] ?? '';
  return {
    id: `act-${String(index).padStart(6, '0')}`,
    siteId: 'site-1',
    wardId: 'ward-002',
    chartId,
    authorId: 'user-0123456789abcdef',
    authorName: 'C. Martin',
    deviceId: 'device-0123456789abcdef',
    occurredAt: new Date().toISOString(),
    clockOffsetMs: null,
    baseRevision: 1,
    corrects: null,
    body: { kind: 'comment', text: `Seen in round ${index}.`, orderIds: [] },
    digest: 'a'.repeat(64),
  };
}

/** Runs in the page. Each act is on the disk and in the journal before the next is written, as with a person. */
async function writeInPage(asked: { readonly events: number; readonly chartIds: readonly string[] }): Promise<number> {
  const { views } = window.wardlightTest;
  const desk = window.wardlightTest.desk as Desk;
  const begun = performance.now();
  for (let index = 0; index < asked.events; index += 1) {
    const chartId = asked.chartIds[index % asked.chartIds.length] ?? '';
    const written = await desk.write({ kind: 'comment', chartId, orderIds: [], text: `Seen in round ${index}.` });
    if (!written.ok) throw new Error(written.reason.key);
  }
  const writingMs = performance.now() - begun;
  const sent: Sent = { doneAt: null, error: null };
  views['sent'] = sent;
  desk.subscribeOutbox((rows) => {
    // What the whole ward sees is no longer among the rows.
    const refused = rows.find(({ progress }) => progress === 'needsAttention');
    if (refused !== undefined) sent.error = refused.reason?.key ?? 'needs attention';
    const isWaiting = rows.some(({ progress }) => progress === 'onThisWorkstation' || progress === 'sent');
    if (!isWaiting) sent.doneAt ??= performance.now();
  });
  return writingMs;
}
