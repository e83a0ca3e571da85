import { family } from '../../../schema/family.ts';
import type { SyncView } from '../../../renderer/desk/deskViews.ts';
import { RUNNING } from './sampleReview.ts';
import { message } from './sampleMessage.ts';
import { at } from './sampleTime.ts';

/** Every state of the desk that a pharmacist can meet. */
export const SAMPLE_STATES = [
  'normal',
  'offline',
  'firstLoad',
  'loadStarting',
  'emptyWard',
  'staleFeeds',
  'knowledgeFailed',
  'untrustedClock',
  'signInNeeded',
  'writeFails',
  'needsAttention',
  'disagreement',
  'nothingLoaded',
  'tenThousand',
  'afterAway',
  'comparing',
] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];

const FRESH: SyncView['feeds'] = [
  { feed: 'results', asOf: at(0, '08:19'), stale: false },
  { feed: 'orders', asOf: at(0, '08:01'), stale: false },
  { feed: 'allergies', asOf: at(0, '08:05'), stale: false },
  { feed: 'conditions', asOf: at(0, '08:00'), stale: false },
  { feed: 'patient', asOf: at(0, '08:11'), stale: false },
];

const DISK: NonNullable<SyncView['disk']> = {
  usedOctets: 412_000_000,
  freeOctets: 2_140_000_000,
  neededOctets: null,
  growthPerDayOctets: 6_400_000,
  measuredDays: 12,
  daysKept: 334,
};

const LIVE: SyncView = {
  state: 'live',
  since: at(0, '07:30'),
  reasons: [],
  dataAsOf: at(0, '08:21'),
  verified: true,
  unsent: 0,
  needingAttention: 0,
  feeds: FRESH,
  clockOffsetMs: 400,
  peers: { unseen: 0, refused: 0, differing: 0, unreadable: 0 },
  firstLoad: null,
  wardsLoading: [],
  disk: DISK,
  knowledge: [{ packId: 'wardlight-starter', version: '2026-11', effectiveDate: '2026-11-01', expired: false }],
  familiesRunning: RUNNING,
  knowledgeFailure: null,
};

export function syncView(state: SampleState, unsent: number): SyncView {
  switch (state) {
    case 'offline':
    case 'needsAttention':
      return {
        ...LIVE,
        state: 'offline',
        since: at(0, '08:12'),
        dataAsOf: at(0, '08:11'),
        peers: { ...LIVE.peers, unseen: state === 'needsAttention' ? 3 : 0 },
        unsent,
        needingAttention: state === 'needsAttention' ? 1 : 0,
        reasons: [
          message('sync.reason.serverUnreachable'),
          ...(unsent > 0 ? [message('sync.reason.actsUnsent', { count: unsent })] : []),
          message('sync.reason.feedStale', { feed: 'allergies', at: at(-1, '06:20') }),
        ],
        feeds: FRESH.map((feed) =>
          feed.feed === 'allergies' ? { ...feed, asOf: at(-1, '06:20'), stale: true } : feed,
        ),
      };
    case 'firstLoad':
      return {
        ...LIVE,
        state: 'loading',
        verified: false,
        firstLoad: {
          patientsDone: 6,
          patientsDue: 71,
          octetsDue: 1_300_000,
          patientsPerSecond: 0.31,
          secondsLeft: 210,
        },
        wardsLoading: [
          { wardId: '3b', patients: 31 },
          { wardId: '4a', patients: 40 },
        ],
        disk: { ...DISK, usedOctets: 4_000_000, neededOctets: null, growthPerDayOctets: null, daysKept: null },
        reasons: [message('sync.reason.firstLoad')],
      };
    case 'loadStarting':
      return {
        ...LIVE,
        state: 'loading',
        verified: false,
        dataAsOf: null,
        firstLoad: {
          patientsDone: 0,
          patientsDue: 71,
          octetsDue: 1_300_000,
          patientsPerSecond: null,
          secondsLeft: null,
        },
        wardsLoading: [
          { wardId: '3b', patients: 31 },
          { wardId: '4a', patients: 40 },
        ],
        disk: { ...DISK, usedOctets: 2_000_000, growthPerDayOctets: null, daysKept: null },
        reasons: [message('sync.reason.firstLoad')],
      };
    case 'staleFeeds':
      return {
        ...LIVE,
        state: 'delayed',
        since: at(0, '02:10'),
        reasons: [
          message('sync.reason.feedStale', { feed: 'results', at: at(0, '02:10') }),
          message('sync.reason.feedStale', { feed: 'allergies' }),
        ],
        feeds: FRESH.map((feed) =>
          feed.feed === 'results'
            ? { ...feed, asOf: at(0, '02:10'), stale: true }
            : feed.feed === 'allergies'
              ? { ...feed, asOf: null, stale: true }
              : feed,
        ),
      };
    case 'knowledgeFailed':
      return {
        ...LIVE,
        state: 'delayed',
        reasons: [message('sync.reason.knowledgeFailed')],
        knowledge: [],
        familiesRunning: [],
        knowledgeFailure: message('sync.reason.knowledgeFailed'),
      };
    case 'untrustedClock':
      return {
        ...LIVE,
        state: 'untrusted',
        verified: false,
        clockOffsetMs: 8_040_000,
        reasons: [message('sync.reason.clockUntrusted', { minutes: 134 })],
      };
    case 'signInNeeded':
      return {
        ...LIVE,
        state: 'signInNeeded',
        since: at(0, '07:58'),
        dataAsOf: at(0, '07:58'),
        reasons: [message('sync.reason.signInNeeded')],
        familiesRunning: [...family.options.slice(0, 2), ...RUNNING.slice(1)],
      };
    case 'nothingLoaded':
      return {
        ...LIVE,
        state: 'offline',
        since: null,
        verified: false,
        dataAsOf: null,
        reasons: [message('sync.reason.serverUnreachable')],
        feeds: FRESH.map((feed) => ({ ...feed, asOf: null, stale: true })),
        clockOffsetMs: null,
      };
    case 'afterAway':
    case 'comparing':
    case 'normal':
    case 'emptyWard':
    case 'writeFails':
    case 'disagreement':
    case 'tenThousand':
      return { ...LIVE, unsent };
  }
}
