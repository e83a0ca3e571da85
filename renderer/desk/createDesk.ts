import type { Instant } from '../../schema/instant.ts';
import type { Message } from '../../schema/review/message.ts';
import { createReplication, type Replication } from '../../sync/client/createReplication.ts';
import type { OutboxEntry } from '../../sync/client/outboxEntry.ts';
import type { Timer } from '../../sync/client/ports.ts';
import type { AwayBook } from './away/awayBook.ts';
import { deskAway } from './away/deskAway.ts';
import { writeAct, type WriterInputs } from './acts/writeAct.ts';
import type { Desk, DeskFailure, DeskStart } from './desk.ts';
import type { DeskPlatform } from './deskPlatform.ts';
import { loadKnowledge, type KnowledgeState } from './knowledgeState.ts';
import type { DiskForecast } from './disk/diskForecast.ts';
import { createDiskWatch } from './disk/diskWatch.ts';
import type { DeskDatabase } from './model/deskDatabase.ts';
import { createDeskModel, type DeskModel } from './model/deskModel.ts';
import { createExplorer, type Explorer } from './model/explorer.ts';
import { createReviewer } from './model/reviewer.ts';
import { deskPeers, hearingRestores } from './peers/deskPeers.ts';
import type { PeerBook } from './peers/peerBook.ts';
import { createDeskJournal } from './shell/deskJournal.ts';
import { createDeskShell } from './shell/deskShell.ts';
import { createDeskTransport } from './shell/deskTransport.ts';
import { createJournalSeal } from './shell/journalSeal.ts';
import { createPeerShell } from './shell/peerShell.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import { every } from './every.ts';
import { feedItems, sweptItems } from './feedItems.ts';
import { outboxRows } from './views/outboxRows.ts';
import { syncView } from './views/syncView.ts';

/** Everything that exists between unlock and lock. */
interface OpenDesk {
  readonly database: DeskDatabase;
  readonly replication: Replication;
  readonly model: DeskModel;
  readonly away: AwayBook;
  readonly peers: PeerBook;
  readonly explorer: Explorer;
  readonly knowledge: KnowledgeState;
  readonly writer: WriterInputs;
  readonly disk: ReturnType<typeof createDiskWatch>;
  /** Loading and replication, begun when the desk opened; resolves to what ends them. */
  running: Promise<() => void>;
}

/** Reviews depend on the time (a result grows old, a dose comes due): the patients are looked at again this often. */
const TIME_PASSES_MS = 60_000;
const DISK_LOOK_MS = 10_000;
/** A file was taken, or the network brought something: nobody waits longer than this to see it. */
const PEERS_LOOK_MS = 3000;

export function createDesk(platform: DeskPlatform): Desk {
  const failureListeners = new Set<(failure: DeskFailure) => void>();
  let open: OpenDesk | null = null;
  const subscriptions: Subscriptions = createSubscriptions(
    platform.timer,
    () => open?.model ?? null,
    () => open?.away.view() ?? null,
  );

  function fail(kind: DeskFailure['kind']): DeskFailure {
    const failure = { kind, reason: { key: `desk.failure.${kind}`, params: {} } };
    for (const listen of failureListeners) listen(failure);
    return failure;
  }

  async function start(begin: DeskStart): Promise<OpenDesk | DeskFailure['kind']> {
    const shell = createDeskShell(begin.capability, platform.fetch);
    const key = await shell.key();
    if (!key.ok) return key.error.kind === 'void' ? 'capabilityVoid' : 'defect';
    const dataKey = Uint8Array.fromBase64(key.value.dataKey);
    const written = createDeskJournal(shell, await createJournalSeal(dataKey));
    const journal = hearingRestores(written, () => peers.serverRestored());
    const opened = await platform.openDatabase(key.value.vaultId, dataKey, key.value.keyId);
    dataKey.fill(0);
    if (!opened.ok) return 'databaseUnavailable';
    const database = opened.value;
    const knowledge = await loadKnowledge(shell, platform.packs);
    const replication = createReplication({
      transport: createDeskTransport(shell),
      mirror: database.mirror,
      outbox: database.outbox,
      journal,
      timer: platform.timer,
      random: platform.random,
      siteId: begin.user.siteId,
      deviceId: begin.deviceId,
      wardIds: begin.user.wards.map(({ id }) => id),
      feedLimitsMinutes: begin.policy.feedLimitsMinutes,
      databaseRebuilt: database.rebuilt,
    });
    const peers = deskPeers({
      shell: createPeerShell(shell),
      database,
      replication: () => replication,
      model: () => model,
      nowMs: platform.timer.wallMs,
      random: platform.random,
    });
    const reviewed = {
      knowledge: knowledge.compiled,
      policy: begin.policy,
      honest: replication.state,
      wallMs: platform.timer.wallMs,
      utcOffsetMinutes: platform.utcOffsetMinutes,
    };
    const model: DeskModel = createDeskModel({
      reviewer: createReviewer(reviewed),
      userId: begin.user.id,
      wards: begin.user.wards,
      wardsLoading: () => replication.state().wardsLoading,
      readChart: async (chartId) => {
        const read = await database.readChart(chartId);
        if (!read.ok) fail('databaseUnavailable');
        return read.ok ? read.value : null;
      },
      outbox: replication.outbox,
      fromPeer: peers.fromPeer,
      platform: platform.queue,
      changed: subscriptions.patientChanged,
      reviewed: (chartId, now) => (now === null ? away.unreadable(chartId) : away.reviewed(now)),
      arrived: (chartId) => away.touched(chartId),
      broke: () => fail('defect'),
    });
    const away = deskAway(begin.user.id, database, platform.timer, () => model, subscriptions.awayChanged);
    const writer: WriterInputs = {
      user: begin.user,
      deviceId: begin.deviceId,
      journal,
      sha256: platform.sha256,
      newId: platform.newId,
      now: () => new Date(platform.timer.wallMs()).toISOString(),
      clockOffsetMs: () => replication.state().clockOffsetMs,
      viewOf: (chartId) => model.chart(chartId, []),
      enqueue: async (item) => {
        if (item.type === 'event') model.patients.addEvent(item.document);
        const written = await replication.enqueue([item]);
        if (item.document.chartId !== null) model.touch(item.document.chartId);
        return written.ok;
      },
    };
    const explorer = createExplorer(reviewed);
    const disk = createDiskWatch({
      room: platform.storageRoom,
      load: async (key) => {
        const loaded = await database.loadDraft(key);
        return loaded.ok ? loaded.value : null;
      },
      // Without it the growth is unknown a day longer; a disk that refuses is told by what matters.
      save: async (draft) => void (await database.saveDraft(draft)),
      today: () => nowOf(platform.timer).slice(0, 10),
    });
    return {
      database,
      replication,
      model,
      away,
      peers,
      explorer,
      knowledge,
      writer,
      disk,
      running: Promise.resolve(() => undefined),
    };
  }

  /** Fills the model from the disk, then lets replication go on from there. */
  async function run({ database, replication, model, away, peers, knowledge, disk }: OpenDesk): Promise<() => void> {
    await away.load();
    const read = await database.mirror.readAll((documents) => {
      peers.mirrorChanged({ items: documents, swept: [] });
      model.apply(feedItems(documents));
    });
    // Not waited for: after a long outage there is much to open, and replication has no need of it.
    void peers.look();
    if (!read.ok && read.error.kind !== 'corrupt') fail('databaseUnavailable');
    let trusted = '';
    let loading = '';
    let room: DiskForecast | null = null;
    const lookAtDisk = async (): Promise<void> => {
      const { firstLoad, verified } = replication.state();
      room = await disk.look(firstLoad, verified && firstLoad === null);
      // The desk may have been locked meanwhile.
      if (open?.replication === replication) tellSync();
    };
    const tellSync = (): void => {
      const honest = replication.state();
      const view = syncView(honest, knowledge, peers.counts(), room, nowOf(platform.timer));
      subscriptions.syncChanged(view);
      away.presence(view.verified && (view.state === 'live' || view.state === 'delayed'), view.dataAsOf);
      const arriving = honest.wardsLoading.map(({ wardId }) => wardId).join(' ');
      if (arriving !== loading) model.wardsChanged();
      loading = arriving;
      // A feed that grew stale or fresh, or a clock found wrong, changes what every review may say.
      const trust = JSON.stringify([
        view.feeds.map(({ stale, asOf }) => [stale, asOf === null]),
        view.state === 'untrusted',
      ]);
      if (trust !== trusted) model.touchAll();
      trusted = trust;
    };
    const tellOutbox = (entries: readonly OutboxEntry[]): void =>
      subscriptions.outboxChanged(outboxRows(entries, model.patients.cached, model.patients.statesOf));
    const ends = [
      replication.onMirrorChange((change) => {
        peers.mirrorChanged(change);
        model.apply([...feedItems(change.items), ...sweptItems(change.swept)]);
        if (change.items.some(({ type }) => type === 'state')) tellOutbox(replication.outbox());
      }),
      replication.subscribe(tellSync),
      peers.onChange(tellSync),
      every(platform.timer, PEERS_LOOK_MS, () => void peers.look()),
      replication.subscribeOutbox((entries) => {
        for (const { item } of entries)
          if (item.type === 'event' && model.patients.event(item.document.id) === undefined)
            model.patients.addEvent(item.document);
        tellOutbox(entries);
      }),
      every(platform.timer, TIME_PASSES_MS, model.touchAll),
      every(platform.timer, DISK_LOOK_MS, () => void lookAtDisk()),
    ];
    await replication.start();
    void lookAtDisk();
    return () => {
      for (const end of ends) end();
    };
  }

  return {
    start: async (begin) => {
      if (open !== null) return { ok: false, failure: fail('defect') };
      const started = await start(begin);
      if (typeof started === 'string') return { ok: false, failure: fail(started) };
      open = started;
      subscriptions.refreshAll();
      started.running = run(started);
      started.running.catch(() => fail('defect'));
      return {
        ok: true,
        substanceNames: Object.fromEntries(started.knowledge.compiled.substances.map(({ id, name }) => [id, name])),
      };
    },
    stop: async () => {
      const ending = open;
      open = null;
      if (ending === null) return;
      await ending.running.then(
        (end) => end(),
        () => undefined,
      );
      await ending.peers.close();
      await ending.replication.stop();
      ending.model.clear();
      await ending.away.close();
      await ending.database.close();
    },
    onFailure: (listen) => {
      failureListeners.add(listen);
      return () => void failureListeners.delete(listen);
    },
    subscribeWorklist: (query, listen) => {
      // The ward on the screen is the one somebody waits for.
      if (query.wardId !== null) open?.replication.wantFirst([query.wardId]);
      return subscriptions.worklist(query, listen);
    },
    subscribeChart: subscriptions.chart,
    subscribeSync: subscriptions.sync,
    subscribeOutbox: subscriptions.outbox,
    subscribeAway: subscriptions.away,
    markAwaySeen: async (itemIds) => open?.away.markSeen(itemIds),
    compareAway: async (how) => (how === 'stop' ? open?.away.stopComparing() : open?.away.goOnComparing()),
    write: async (act) => (open === null ? { ok: false, reason: notStarted } : writeAct(act, open.writer)),
    whatIf: async ({ chartId, changes }) => {
      const facts = (await open?.model.factsOf(chartId)) ?? null;
      return facts === null || open === null ? null : open.explorer.whatIf(facts, changes);
    },
    alternatives: async ({ chartId, orderId }) => {
      const facts = (await open?.model.factsOf(chartId)) ?? null;
      return facts === null || open === null ? null : open.explorer.alternatives(facts, orderId);
    },
    search: async (words) => open?.model.search(words) ?? [],
    saveDraft: async (draft) => {
      const saved = await open?.database.saveDraft(draft);
      if (saved?.ok === false) fail(saved.error.kind === 'full' ? 'diskFull' : 'databaseUnavailable');
    },
    loadDraft: async (key) => {
      const loaded = await open?.database.loadDraft(key);
      return loaded?.ok === true ? loaded.value : null;
    },
    syncNow: async () => open?.replication.syncNow(),
  };
}

const notStarted: Message = { key: 'desk.write.notStarted', params: {} };

function nowOf(timer: Timer): Instant {
  return new Date(timer.wallMs()).toISOString();
}
