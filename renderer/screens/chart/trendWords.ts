import type { Words } from '../../session/TextContext.tsx';
import type { TrendPoint, TrendSeries } from './trendSeries.ts';

export function pointWords(point: TrendPoint, { text }: Pick<Words, 'text'>): string {
  return `${point.comparator ?? ''}${text.number(point.value)}`;
}

export function flagOf(value: number, normal: TrendSeries['normal']): 'high' | 'low' | null {
  if (normal === null) return null;
  if (normal.high !== null && value > normal.high) return 'high';
  return normal.low !== null && value < normal.low ? 'low' : null;
}

export function normalWords({ normal }: TrendSeries, { text, say }: Pick<Words, 'text' | 'say'>): string {
  if (normal === null) return say('chart.trend.noNormal');
  if (normal.low !== null && normal.high !== null)
    return say('chart.trend.normal', { low: text.number(normal.low), high: text.number(normal.high) });
  return normal.low === null
    ? say('chart.trend.normalUnder', { high: text.number(normal.high ?? 0) })
    : say('chart.trend.normalOver', { low: text.number(normal.low) });
}
