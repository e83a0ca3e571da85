import { useWords } from '../../session/TextContext.tsx';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

export function WorklistSkeleton() {
  const { say } = useWords();
  return (
    <div className="list" role="status" aria-busy="true" aria-label={say('worklist.reading')}>
      {ROWS.map((row) => (
        <div key={row} className="skeleton-row">
          <span className="skeleton" />
          <span className="skeleton" />
          <span className="skeleton wide" />
        </div>
      ))}
    </div>
  );
}
