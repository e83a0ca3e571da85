import { feedName, type FeedName } from '../../schema/chart/chart.ts';
import type { Message } from '../../schema/review/message.ts';
import type { NotAssessedReason } from '../../schema/review/notAssessed.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import type { RunningFamily } from '../knowledge/runningFamilies.ts';
import type { ReviewContext } from './reviewContext.ts';

/** Why a check may not be called clear now, though nothing was found. */
export interface ClearBlock {
  readonly reason: NotAssessedReason;
  readonly input: string;
  readonly detail: Message;
}

/** The sources that a family rests on. */
const feedsOfFamily: Readonly<Record<RunningFamily, readonly FeedName[]>> = {
  interaction: ['orders'],
  route: ['orders'],
  doseThreshold: ['orders'],
  timeWindow: ['orders'],
  intakeSeparation: ['orders'],
  cumulativeRisk: ['orders'],
  allergy: ['orders', 'allergies'],
  duplicateTherapy: ['orders'],
  dose: ['orders', 'patient'],
  renal: ['orders', 'results', 'patient'],
  hepatic: ['orders', 'results', 'conditions'],
  condition: ['orders', 'conditions'],
  pregnancyLactation: ['orders', 'patient', 'conditions'],
  olderPeople: ['orders', 'patient', 'conditions'],
  children: ['orders', 'patient', 'results'],
  laboratoryTrigger: ['orders', 'results'],
  missingMonitoring: ['orders', 'results'],
  drugLevel: ['orders', 'results'],
  intravenousCompatibility: ['orders'],
  administration: ['orders'],
  pharmacogenomics: ['orders', 'results'],
  siteProtocol: ['orders', 'results', 'conditions', 'patient', 'allergies'],
};

const datedFamilies: ReadonlySet<RunningFamily> = new Set([
  'timeWindow',
  'renal',
  'hepatic',
  'pregnancyLactation',
  'laboratoryTrigger',
  'missingMonitoring',
  'drugLevel',
]);

/** How old the inputs of a review are: the same for all families. */
export interface Freshness {
  /** The sources that are too old or never came, with what is said of each. */
  readonly late: ReadonlyMap<FeedName, ClearBlock>;
  readonly today: string;
  readonly isClockTrusted: boolean;
}

export function readFreshness({ now, feeds, clock }: ReviewContext): Freshness {
  const late = new Map<FeedName, ClearBlock>();
  const nowMs = Date.parse(now);
  for (const feed of feedName.options) {
    const { asOf, limitMinutes } = feeds[feed];
    if (asOf === null)
      late.set(feed, { reason: 'missing', input: feed, detail: { key: 'notAssessed.feedNever', params: { feed } } });
    else if (nowMs - Date.parse(asOf) > limitMinutes * 60_000)
      late.set(feed, {
        reason: 'stale',
        input: feed,
        detail: { key: 'notAssessed.feedStale', params: { feed, at: asOf } },
      });
  }
  return { late, today: now.slice(0, 10), isClockTrusted: clock.trusted };
}

/**
 * What keeps a family from being clear although its inputs are there: a source that is too old or never came, a clock that
 * cannot tell the age of a sample, knowledge past its date. None of them touches a finding, and none enters a fingerprint:
 * they are the workstation's state, not the patient's, and an outage must not reopen a ward.
 */
export function clearBlocks(
  family: RunningFamily,
  { late, today, isClockTrusted }: Freshness,
  knowledge: CompiledKnowledge,
): readonly ClearBlock[] {
  const blocks: ClearBlock[] = [];
  for (const feed of feedsOfFamily[family]) {
    const block = late.get(feed);
    if (block !== undefined) blocks.push(block);
  }
  if (!isClockTrusted && datedFamilies.has(family))
    blocks.push({ reason: 'stale', input: 'clock', detail: { key: 'notAssessed.clockUntrusted', params: {} } });
  for (const pack of knowledge.packs) {
    if (pack.expiryDate < today) {
      blocks.push({
        reason: 'stale',
        input: 'knowledge',
        detail: {
          key: 'notAssessed.knowledgeExpired',
          params: { textPack: pack.title, at: `${pack.expiryDate}T00:00:00.000Z` },
        },
      });
    }
  }
  return blocks;
}
