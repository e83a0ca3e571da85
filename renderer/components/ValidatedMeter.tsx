import { useWords } from '../session/TextContext.tsx';

/** "9 of 12" and a bar; a chart without a line says so instead of looking done. */
export function ValidatedMeter({ done, of }: { readonly done: number; readonly of: number }) {
  const { say } = useWords();
  if (of === 0) return <span className="sub">{say('worklist.noLines')}</span>;
  return (
    <span className="validated sub">
      {say('worklist.doneOf', { done, of })}
      <span className="meter" aria-hidden="true">
        <span style={{ width: `${(100 * done) / of}%` }} />
      </span>
    </span>
  );
}
