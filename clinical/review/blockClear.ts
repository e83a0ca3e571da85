import type { FeedName } from '../../schema/chart/chart.ts';
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

/**
 * What keeps a family from being clear although its inputs are there: a source that is too old or never came, a clock that
 * cannot tell the age of a sample, knowledge past its date. None of them touches a finding, and none enters a fingerprint:
 * they are the workstation's state, not the patient's, and an outage must not reopen a ward.
 */
export function clearBlocks(
  family: RunningFamily,
  context: ReviewContext,
  knowledge: CompiledKnowledge,
): readonly ClearBlock[] {
  const blocks: ClearBlock[] = [];
  for (const feed of feedsOfFamily[family]) {
    const { asOf, limitMinutes } = context.feeds[feed];
    if (asOf === null)
      blocks.push({ reason: 'missing', input: feed, detail: { key: 'notAssessed.feedNever', params: { feed } } });
    else if (Date.parse(context.now) - Date.parse(asOf) > limitMinutes * 60_000)
      blocks.push({
        reason: 'stale',
        input: feed,
        detail: { key: 'notAssessed.feedStale', params: { feed, at: asOf } },
      });
  }
  if (!context.clock.trusted && datedFamilies.has(family))
    blocks.push({ reason: 'stale', input: 'clock', detail: { key: 'notAssessed.clockUntrusted', params: {} } });
  for (const pack of knowledge.packs) {
    if (pack.expiryDate < context.now.slice(0, 10)) {
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
