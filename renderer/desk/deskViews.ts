import type { Chart, FeedName } from '../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import type { Family } from '../../schema/family.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Finding } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Review } from '../../schema/review/review.ts';
import type { Severity, Tier } from '../../schema/severity.ts';
import type { SmallState } from '../../schema/state/smallState.ts';
import type { FirstLoadProgress, HonestState } from '../../sync/client/honestState.ts';
import type { DiskForecast } from './disk/diskForecast.ts';
import type { PeerCounts } from './peers/peerBook.ts';

/** One patient on the worklist: what the row shows, nothing more. */
export interface WorklistRow {
  readonly chartId: string;
  readonly wardId: string;
  readonly bed: string | null;
  readonly familyName: string;
  readonly givenNames: readonly string[];
  readonly birthDate: string | null;
  readonly ageYears: number | null;
  readonly sex: 'female' | 'male' | 'other' | 'unknown';
  /** The leading findings, most severe first, at most three; titles are texts by key. */
  readonly leading: readonly {
    readonly title: Message;
    readonly severity: Severity;
    readonly tier: Tier;
    readonly answered: boolean;
  }[];
  readonly level: Severity | 'notAssessed' | 'none';
  readonly unansweredMustAnswer: number;
  /** What could not be assessed, as input names (`weight`, `potassium`, `medication`), without repeats. */
  readonly notAssessedInputs: readonly string[];
  readonly notAssessedChecks: number;
  /** New since the last validation or since the last visit by this user, in words. */
  readonly changes: readonly Message[];
  readonly changedAt: Instant | null;
  readonly reopenedLines: number;
  readonly nextDoseAt: Instant | null;
  readonly validatedLines: number;
  /** Of these, those that stand on an act from another workstation which the server has not shown yet. */
  readonly peerLines: number;
  readonly currentLines: number;
  readonly openInterventions: number;
  readonly reviewingBy: string | null;
  /** Fields that pharmacists corrected differently and nobody has settled. */
  readonly disagreements: number;
  readonly keyFigure: {
    readonly analyte: string;
    readonly value: number;
    readonly unit: string;
    readonly at: Instant | null;
  } | null;
}

export type WorklistFilter = 'all' | 'toReview' | 'changed' | 'notAssessed' | 'myInterventions';

export interface WorklistQuery {
  readonly wardId: string | null;
  readonly filter: WorklistFilter;
  /** Words that all must occur in name, bed, identifier or drug; empty: everyone. */
  readonly words: string;
}

export interface WorklistView {
  readonly query: WorklistQuery;
  readonly rows: readonly WorklistRow[];
  /** Rows left out because the list is longer than anybody reads (500); search finds them. */
  readonly beyond: number;
  readonly counts: Readonly<Record<WorklistFilter, number>>;
  /** Patients with disagreements, whatever the query asks for. */
  readonly disagreements: readonly string[];
  /** Patients of the scope whose chart is not here yet or whose review is still running: the list says so. */
  readonly pending: number;
  readonly wards: readonly WardRow[];
}

export interface WardRow {
  readonly id: string;
  readonly name: string;
  /** On this workstation. */
  readonly patients: number;
  /** It is not whole here yet: `patientsDue` in all as the server counted them, null when it has not said. */
  readonly loading: { readonly patientsDue: number | null } | null;
}

/** Where one line stands with the pharmacists. */
export interface LineState {
  readonly orderId: string;
  readonly state: 'notValidated' | 'validated' | 'reopened';
  readonly by: string | null;
  readonly at: Instant | null;
  /** Why it was reopened, in words; empty unless reopened. */
  readonly reopenedBy: readonly Message[];
  /** Facts that came later and reopen nothing ("potassium 4.2, new since validated"). */
  readonly newSince: readonly Message[];
}

/** Whether a finding was answered, and whether the answer still holds. */
export interface FindingState {
  readonly findingKey: string;
  readonly state: 'open' | 'answered' | 'reopened';
  readonly event: ClinicalEvent | null;
}

/** How far an act has come: the ledger's four steps, and the two that want a person. */
export type ActProgress = 'onThisWorkstation' | 'sent' | 'accepted' | 'visibleToWard' | 'needsAttention' | 'conflict';

export interface ChartView {
  readonly chart: Chart;
  readonly review: Review;
  readonly events: readonly ClinicalEvent[];
  /** Acts of this workstation that are not yet `visibleToWard`. */
  readonly progress: Readonly<Record<string, ActProgress>>;
  /** Events that came straight from another workstation, with that workstation; the server has not shown them yet. */
  readonly fromPeers: Readonly<Record<string, string>>;
  readonly findings: readonly { readonly finding: Finding; readonly state: FindingState }[];
  readonly lines: readonly LineState[];
  readonly states: readonly SmallState[];
  /** Position among the rows of the last worklist, for "next patient". */
  readonly position: {
    readonly index: number;
    readonly of: number;
    readonly previous: string | null;
    readonly next: string | null;
  };
}

/** The sync state, always on screen. `live` only when nothing is unsent, nothing stale, and the last cycle was verified. */
export interface SyncView {
  readonly state: 'live' | 'loading' | 'delayed' | 'offline' | 'untrusted' | 'signInNeeded' | 'updateNeeded';
  readonly since: Instant | null;
  /** Why it is not live, as texts by key. */
  readonly reasons: readonly Message[];
  readonly dataAsOf: Instant | null;
  readonly verified: boolean;
  readonly unsent: number;
  readonly needingAttention: number;
  readonly feeds: readonly { readonly feed: FeedName; readonly asOf: Instant | null; readonly stale: boolean }[];
  readonly clockOffsetMs: number | null;
  /** Acts of colleagues that came without the server. They change neither the state nor the age of any feed. */
  readonly peers: PeerCounts;
  readonly firstLoad: FirstLoadProgress | null;
  readonly wardsLoading: HonestState['wardsLoading'];
  /** null: the engine does not say how much room there is. */
  readonly disk: DiskForecast | null;
  readonly knowledge: readonly {
    readonly packId: string;
    readonly version: string;
    readonly effectiveDate: string;
    readonly expired: boolean;
  }[];
  readonly familiesRunning: readonly Family[];
  /** Set when the knowledge did not load: nothing is assessed. */
  readonly knowledgeFailure: Message | null;
}

/** One act of this workstation in the list behind "3 to send". */
export interface OutboxRow {
  readonly id: string;
  readonly kind: ClinicalEvent['body']['kind'] | 'command' | 'correction';
  readonly chartId: string | null;
  readonly patientName: string | null;
  readonly occurredAt: Instant;
  readonly progress: ActProgress;
  readonly reason: Message | null;
}

/**
 * How something that changed while this person was away concerns them, worst first. `stoppedLineValidated`: validated here
 * although it was stopped elsewhere; `duplicate`: two people validated the same line without knowing of each other.
 */
export const awayKinds = [
  'validationNotSafe',
  'stoppedLineValidated',
  'lineStopped',
  'mustAnswer',
  'patientMerged',
  'newFinding',
  'duplicate',
  'decision',
  'outcome',
  'findingGone',
  'patientArrived',
  'patientLeft',
] as const;
export type AwayKind = (typeof awayKinds)[number];

/** One difference that matters, on one chart. */
export interface AwayItem {
  readonly id: string;
  readonly kind: AwayKind;
  /** The chart to open; of a merged record, the one that goes on. */
  readonly chartId: string;
  /** The record that was merged into it; null unless `patientMerged`. */
  readonly mergedChartId: string | null;
  readonly wardId: string;
  readonly patient: {
    readonly familyName: string;
    readonly givenNames: readonly string[];
    readonly bed: string | null;
  };
  readonly severity: Severity | null;
  readonly orderIds: readonly string[];
  readonly findingKey: string | null;
  /** The lines concerned, by the words of their orders. */
  readonly drugs: readonly string[];
  /** Why, and on which result. */
  readonly because: readonly Message[];
  readonly by: string | null;
  readonly at: Instant | null;
}

/** What changed and is not listed, because nobody needs to act on it. */
export interface AwayCounts {
  readonly newResults: number;
  readonly decisions: number;
  readonly arrived: number;
  readonly left: number;
}

/** What changed while this person was away, until they have seen it. */
export interface AwayView {
  /** null: not away since this workstation first knew them. */
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly isAway: boolean;
  /** While patients are reviewed and compared again; `isStopped` by the person, who can let it go on. */
  readonly comparing: { readonly done: number; readonly due: number; readonly isStopped: boolean } | null;
  readonly items: readonly AwayItem[];
  readonly counts: AwayCounts;
}
