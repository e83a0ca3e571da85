import { disagreementsOf } from '../../../clinical/facts/disagreements.ts';
import { findAnalyte } from '../../../clinical/facts/findAnalyte.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { ClinicalEvent } from '../../../schema/events/clinicalEvent.ts';
import type { Review } from '../../../schema/review/review.ts';
import type { Severity } from '../../../schema/severity.ts';
import type { SmallState } from '../../../schema/state/smallState.ts';
import type { ChartView, FindingState, LineState, WorklistRow } from '../deskViews.ts';
import { changesSince } from './changesSince.ts';
import { isByPeer } from './fromPeers.ts';
import { openInterventions } from './openInterventions.ts';
import { reviewing } from './reviewing.ts';

/** All that a row is made of. `ageYears` comes from the engine, which knows what a partial birth date allows. */
export interface RowFacts {
  readonly chart: Chart;
  readonly review: Review;
  readonly events: readonly ClinicalEvent[];
  readonly states: readonly SmallState[];
  readonly lineStates: readonly LineState[];
  readonly findingStates: readonly FindingState[];
  /** Events that came from another workstation and that the server has not shown yet. */
  readonly fromPeers: ChartView['fromPeers'];
  readonly ageYears: number | null;
}

const LEADING_FINDINGS = 3;

export function worklistRow(facts: RowFacts): WorklistRow {
  const { chart, review } = facts;
  const isAnswered = (key: string): boolean =>
    facts.findingStates.some((state) => state.findingKey === key && state.state === 'answered');
  const shown = review.findings.filter((finding) => finding.tier === 'mustAnswer' || finding.tier === 'show');
  const open = shown.filter((finding) => !isAnswered(finding.key));
  const changes = changesSince(chart, facts.events, review.at);
  return {
    chartId: chart.id,
    wardId: chart.wardId,
    bed: chart.stay?.bed ?? null,
    familyName: chart.patient.familyName,
    givenNames: chart.patient.givenNames,
    birthDate: chart.patient.birthDate,
    ageYears: facts.ageYears,
    sex: chart.patient.sex,
    leading: [...open, ...shown.filter((finding) => isAnswered(finding.key))]
      .slice(0, LEADING_FINDINGS)
      .map((finding) => ({
        title: finding.title,
        severity: finding.severity,
        tier: finding.tier,
        answered: isAnswered(finding.key),
      })),
    level: levelOf(open[0]?.severity ?? null, review),
    unansweredMustAnswer: open.filter((finding) => finding.tier === 'mustAnswer').length,
    notAssessedInputs: [
      ...new Set(review.notAssessed.filter(({ reason }) => reason !== 'unavailable').map(({ input }) => input)),
    ],
    notAssessedChecks: review.notAssessed.filter(({ reason }) => reason !== 'unavailable').length,
    changes: changes.messages,
    changedAt: changes.latestAt,
    reopenedLines: facts.lineStates.filter((line) => line.state === 'reopened').length,
    nextDoseAt: review.priority.nextDoseAt,
    validatedLines: facts.lineStates.filter((line) => line.state === 'validated').length,
    peerLines: facts.lineStates.filter((line) => line.state === 'validated' && isByPeer(line, facts)).length,
    currentLines: facts.lineStates.length,
    openInterventions: openInterventions(facts.events).length,
    reviewingBy: reviewing(facts.states, review.at)?.name ?? null,
    disagreements: disagreementsOf(facts.states).length,
    keyFigure: keyFigureOf(chart, open[0] ?? shown[0]),
  };
}

/** Level of the row: the worst that still waits for a person; then what is unknown; then what is only worth knowing. */
function levelOf(worstOpen: Severity | null, review: Review): WorklistRow['level'] {
  if (worstOpen !== null) return worstOpen;
  if (review.notAssessed.some(({ reason }) => reason !== 'unavailable' && reason !== 'notCovered'))
    return 'notAssessed';
  const collapsed = review.findings.find((finding) => finding.tier === 'collapsed');
  return collapsed?.severity ?? 'none';
}

/** The one result that says most beside the name: the first measured fact of the leading finding. */
function keyFigureOf(chart: Chart, finding: Review['findings'][number] | undefined): WorklistRow['keyFigure'] {
  const fact = finding?.evidence.find((each) => each.kind === 'observation' && each.value !== undefined);
  const observation = chart.observations.find(({ id }) => id === fact?.recordId);
  const analyte = observation === undefined ? undefined : findAnalyte(observation.code);
  if (fact?.value === undefined || analyte === undefined) return null;
  return { analyte, value: fact.value.value, unit: fact.value.unit, at: fact.at ?? null };
}
