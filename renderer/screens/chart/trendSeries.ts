import { resultsByAnalyte, type LabResult } from '../../../clinical/facts/latestResults.ts';
import type { Analyte } from '../../../schema/knowledge/analyte.ts';
import type { Level } from '../../components/SeverityMark.tsx';
import type { ChartView } from '../../desk/deskViews.ts';

export interface TrendSeries {
  readonly analyte: Analyte;
  readonly unit: string;
  /** Dated results in this unit, oldest first. Two units never share a series (GTAB). */
  readonly points: readonly TrendPoint[];
  readonly otherUnits: number;
  readonly normal: { readonly low: number | null; readonly high: number | null } | null;
  /** The level of the worst finding that rests on the latest result, answered or not; null: none does. */
  readonly level: Level | null;
}

export interface TrendPoint {
  readonly at: number;
  readonly value: number;
  readonly recordId: string;
  readonly comparator: LabResult['comparator'];
}

/** What pharmacists look at first; the rest follows by how recent it is. */
const FIRST: readonly Analyte[] = [
  'potassium',
  'creatinine',
  'estimatedGfr',
  'inr',
  'sodium',
  'platelets',
  'haemoglobin',
  'qtcInterval',
];

/** Every analyte of the chart, those that open findings rest on first. */
export function trendSeries(view: ChartView): readonly TrendSeries[] {
  const results = resultsByAnalyte(view.chart.observations);
  return [...results]
    .flatMap(([analyte, latestFirst]) => {
      const series = seriesOf(view, analyte, latestFirst);
      return series === null ? [] : [series];
    })
    .toSorted((a, b) => place(a) - place(b) || (b.points.at(-1)?.at ?? 0) - (a.points.at(-1)?.at ?? 0));
}

/** Measures of the body: rules need them, but nobody follows them by the hour. */
const LAST: readonly Analyte[] = ['weight', 'height', 'bodyMassIndex'];

function place({ analyte, level }: TrendSeries): number {
  if (LAST.includes(analyte)) return 1000;
  const usual = FIRST.indexOf(analyte);
  const position = usual < 0 ? FIRST.length : usual;
  return level === null ? 100 + position : position;
}

function seriesOf(view: ChartView, analyte: Analyte, latestFirst: readonly LabResult[]): TrendSeries | null {
  const dated = latestFirst.filter((result) => result.at !== null && !result.unusable);
  const [latest] = dated;
  if (latest === undefined) return null;
  const { unit } = latest.quantity;
  const points = dated
    .filter((result) => result.quantity.unit === unit)
    .map((result) => ({
      at: Date.parse(result.at ?? ''),
      value: result.quantity.value,
      recordId: result.recordId,
      comparator: result.comparator,
    }))
    .toReversed();
  const range = view.chart.observations.find(({ id }) => id === latest.recordId)?.referenceRange;
  const inUnit = (limit: { value: number; unit: string } | undefined): number | null =>
    limit !== undefined && limit.unit === unit ? limit.value : null;
  const low = inUnit(range?.low);
  const high = inUnit(range?.high);
  const finding = view.findings.find(
    (item) =>
      !LAST.includes(analyte) &&
      item.finding.tier !== 'log' &&
      item.finding.evidence.some((fact) => fact.recordId === latest.recordId),
  );
  return {
    analyte,
    unit,
    points,
    otherUnits: dated.length - points.length,
    normal: low === null && high === null ? null : { low, high },
    level: finding?.finding.severity ?? null,
  };
}
