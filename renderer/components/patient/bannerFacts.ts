import { findAnalyte } from '../../../clinical/facts/findAnalyte.ts';
import { correctedCharts } from '../../../clinical/facts/correctedCharts.ts';
import type { AllergyRecord } from '../../../schema/chart/allergy.ts';
import type { Chart } from '../../../schema/chart/chart.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useWords, type Words } from '../../session/TextContext.tsx';
import { kidneyEstimate } from './kidneyEstimate.ts';

/** One fact of the banner. An unknown one is drawn as loudly as a danger, for rules need it. */
export interface BannerFact {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly detail: string | null;
  readonly isUnknown: boolean;
  readonly tone?: 'stop' | 'warn';
}

const KIDNEY_LOW = 60;
const CHILD_BEARING = { from: 10, to: 60 } as const;

export function useBannerFacts(view: ChartView): readonly BannerFact[] {
  const words = useWords();
  const charts = correctedCharts(view.chart, view.states);
  const [chart] = charts;
  return [
    allergyFact(chart.allergies, words),
    eachOf(
      charts.map((each) => weightFact(each, words)),
      words,
    ),
    eachOf(
      charts.map((each) => kidneyFact(each, words)),
      words,
    ),
    ...dialysisFact(chart, words),
    ...pregnancyFacts(chart, words),
  ];
}

/** A fact that depends on what is in dispute is told for each of the values, and drawn as unknown. */
function eachOf(facts: readonly BannerFact[], { say }: Words): BannerFact {
  const [first, ...others] = facts;
  if (first === undefined) throw new Error('a patient has a chart');
  const values = [...new Set(facts.map(({ value }) => value))];
  if (others.length === 0 || values.length === 1) return first;
  return { ...first, value: say('banner.orValues', { values: values.join(' / ') }), isUnknown: true };
}

function allergyFact({ state, entries }: AllergyRecord, { say, text }: Words): BannerFact {
  const label = say('banner.allergies');
  if (state !== 'known')
    return {
      id: 'allergies',
      label,
      value: say(`banner.allergies.${state}`),
      detail: null,
      isUnknown: state !== 'noKnownAllergies',
    };
  const active = entries.filter(
    (entry) => entry.active && entry.verification !== 'refuted' && entry.verification !== 'enteredInError',
  );
  const value = active.map((entry) => {
    const reactions = entry.reactions
      .map(({ manifestation }) => manifestation.text)
      .filter((reaction) => reaction !== '');
    return reactions.length === 0
      ? say('banner.allergy', { name: entry.code.text })
      : say('banner.allergyWith', { name: entry.code.text, reaction: text.list(reactions) });
  });
  if (value.length === 0)
    return { id: 'allergies', label, value: say('banner.allergies.noneActive'), detail: null, isUnknown: false };
  return { id: 'allergies', label, value: value.join(' · '), detail: null, isUnknown: false, tone: 'stop' };
}

function weightFact(chart: Chart, { say, text, day }: Words): BannerFact {
  const label = say('banner.weight');
  const latest = chart.observations
    .filter(
      (observation) =>
        observation.value !== null &&
        observation.status !== 'cancelled' &&
        observation.status !== 'enteredInError' &&
        findAnalyte(observation.code) === 'weight',
    )
    .toSorted((a, b) => ((a.effectiveAt ?? '') < (b.effectiveAt ?? '') ? 1 : -1))[0];
  if (latest === undefined || latest.value === null)
    return { id: 'weight', label, value: say('banner.notRecorded'), detail: null, isUnknown: true };
  return {
    id: 'weight',
    label,
    value: text.quantity(latest.value),
    detail: latest.effectiveAt === null ? say('banner.undated') : day(latest.effectiveAt),
    isUnknown: false,
  };
}

function kidneyFact(chart: Chart, { say, text, day, now }: Words): BannerFact {
  const estimate = kidneyEstimate(chart, now);
  if (!estimate.ok) {
    const label = say('banner.kidney');
    const what = text.input(estimate.missing);
    const value = estimate.stale ? say('banner.kidney.stale') : say('banner.kidney.missing', { input: what });
    return {
      id: 'kidney',
      label,
      value,
      detail:
        estimate.result?.at === undefined || estimate.result.at === null ? null : `${what} ${day(estimate.result.at)}`,
      isUnknown: true,
    };
  }
  const isExact = estimate.high - estimate.low < 1;
  const unit = text.unit('mL/min');
  const value = isExact
    ? `${text.number(Math.round(estimate.value))} ${unit}`
    : `${text.number(Math.round(estimate.low))}–${text.number(Math.round(estimate.high))} ${unit}`;
  return {
    id: 'kidney',
    label: say('banner.kidneyBy', { method: say(`estimate.${estimate.method}`) }),
    value,
    detail: estimate.creatinine.at === null ? say('banner.undated') : day(estimate.creatinine.at),
    isUnknown: false,
    ...(estimate.low < KIDNEY_LOW ? { tone: 'warn' as const } : {}),
  };
}

function dialysisFact({ patient }: Chart, { say }: Words): readonly BannerFact[] {
  if (patient.dialysis?.value !== 'yes') return [];
  return [
    {
      id: 'dialysis',
      label: say('banner.dialysis'),
      value: say('recorded.yes'),
      detail: null,
      isUnknown: false,
      tone: 'warn',
    },
  ];
}

/** Asked of whom it may concern: not of men, nor far outside the child-bearing years unless somebody recorded it. */
function pregnancyFacts({ patient }: Chart, { say, day, now }: Words): readonly BannerFact[] {
  const born = patient.birthDate === null ? null : Number(patient.birthDate.slice(0, 4));
  const years = born === null ? null : Number(now.slice(0, 4)) - born;
  const mayConcern =
    patient.sex !== 'male' && (years === null || (years >= CHILD_BEARING.from && years <= CHILD_BEARING.to));
  return (['pregnancy', 'lactation'] as const).flatMap((id): BannerFact[] => {
    const status = patient[id];
    const label = say(`banner.${id}`);
    if (status === null)
      return mayConcern ? [{ id, label, value: say('banner.notRecorded'), detail: null, isUnknown: true }] : [];
    if (status.value === 'no' && !mayConcern) return [];
    const weeks = status.gestationWeeks === undefined ? [] : [say('banner.weeks', { count: status.gestationWeeks })];
    const recorded = status.recordedAt === null ? [] : [day(status.recordedAt)];
    return [
      {
        id,
        label,
        value: say(`recorded.${status.value}`),
        detail: [...weeks, ...recorded].join(', ') || null,
        isUnknown: status.value === 'unknown',
        ...(status.value === 'yes' ? { tone: 'warn' as const } : {}),
      },
    ];
  });
}
