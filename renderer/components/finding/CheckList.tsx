import { family, type Family } from '../../../schema/family.ts';
import type { ChartView } from '../../desk/deskViews.ts';
import { useFrame } from '../../session/FrameContext.tsx';
import { useWords } from '../../session/TextContext.tsx';
import { SeverityIcon } from '../SeverityMark.tsx';

type Standing = 'finding' | 'notAssessed' | 'notRunning' | 'clear' | 'notApplicable';
const ORDER: readonly Standing[] = ['notAssessed', 'notRunning', 'clear', 'notApplicable'];

/** Every family of checks and how it ended for this patient: "clear" stands apart from everything that is merely silent. */
export function CheckList({ view }: { readonly view: ChartView }) {
  const { text, say } = useWords();
  const running = new Set(useFrame().sync?.familiesRunning ?? []);
  const standings = Map.groupBy(family.options, (name) => standingOf(name, view, running));
  return (
    <details className="check-list">
      <summary>{summaryWords(standings.get('clear')?.length ?? 0)}</summary>
      {ORDER.map((standing) => {
        const names = standings.get(standing) ?? [];
        if (names.length === 0) return null;
        return (
          <section key={standing}>
            <h3 className="field-label">
              {say(`card.outcome.${standing}`)} ({names.length})
            </h3>
            <ul className="family-list">
              {names.map((name) => (
                <li key={name}>
                  {standing !== 'notApplicable' && (
                    <SeverityIcon level={standing === 'clear' ? 'none' : 'notAssessed'} />
                  )}
                  {text.family(name)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </details>
  );

  function summaryWords(clear: number): string {
    return `${say('card.checkList')} · ${clear === 0 ? say('card.noneClear') : say('card.clear', { count: clear })}`;
  }
}

function standingOf(name: Family, view: ChartView, running: ReadonlySet<Family>): Standing {
  if (!running.has(name)) return 'notRunning';
  return view.review.families.find((entry) => entry.family === name)?.outcome ?? 'notAssessed';
}
