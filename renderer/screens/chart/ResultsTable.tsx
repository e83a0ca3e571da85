import { useWords } from '../../session/TextContext.tsx';
import { flagOf, normalWords, pointWords } from './trendWords.ts';
import type { TrendPoint, TrendSeries } from './trendSeries.ts';

const EARLIER = 5;

/** The numbers behind the plots, for eyes and readers that a plot does not serve. */
export function ResultsTable({ series }: { readonly series: readonly TrendSeries[] }) {
  const words = useWords();
  const { text, say } = words;
  return (
    <table className="plain-table results-table">
      <caption className="field-label">{say('chart.results.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('chart.results.analyte')}</th>
          <th scope="col">{say('chart.results.latest')}</th>
          <th scope="col" colSpan={EARLIER}>
            {say('chart.results.earlier')}
          </th>
          <th scope="col">{say('chart.results.normal')}</th>
        </tr>
      </thead>
      <tbody>
        {series.map((one) => {
          const latestFirst = one.points.toReversed();
          return (
            <tr key={one.analyte}>
              <th scope="row">
                {text.analyte(one.analyte)} <span className="sub">{text.unit(one.unit)}</span>
              </th>
              {Array.from({ length: EARLIER + 1 }, (_, index) => (
                <ValueCell key={index} point={latestFirst[index]} series={one} />
              ))}
              <td className="sub">{normalWords(one, words)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ValueCell({ point, series }: { readonly point: TrendPoint | undefined; readonly series: TrendSeries }) {
  const words = useWords();
  if (point === undefined) return <td className="muted">–</td>;
  const flag = flagOf(point.value, series.normal);
  return (
    <td>
      <b>{pointWords(point, words)}</b>{' '}
      {flag !== null && <span className="tag">{words.say(`chart.trend.${flag}`)}</span>}
      <span className="block sub">{words.day(new Date(point.at).toISOString())}</span>
    </td>
  );
}
