import { useEffect, useRef, useState, type RefObject } from 'react';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { AwayItem, AwayView } from '../../desk/deskViews.ts';
import { useDesk } from '../../session/DeskContext.tsx';
import { useFrame } from '../../session/FrameContext.tsx';
import { useNavigation } from '../../session/navigationStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useShortcuts } from '../../session/useShortcuts.ts';
import { AwayCounted } from './AwayCounted.tsx';
import { AwayRow } from './AwayRow.tsx';
import { ComparingBar } from './ComparingBar.tsx';

const NONE: readonly AwayItem[] = [];

/** What changed while this person was away and concerns them: worst first, each one key from its chart. */
export function AwayScreen() {
  const { say } = useWords();
  const { away } = useFrame();
  const { desk } = useDesk();
  const { go, openChart } = useNavigation();
  const items = away?.items ?? NONE;
  const [chosen, choose] = useState<string | null>(null);
  const list = useFocusedRow(choose);
  const found = items.findIndex(({ id }) => id === chosen);
  const [lastIndex, setLastIndex] = useState(0);
  if (found >= 0 && found !== lastIndex) setLastIndex(found);
  const index = found >= 0 ? found : Math.max(0, Math.min(lastIndex, items.length - 1));
  const current = items[index];
  // What was seen leaves the list: the focus goes to what took its place, not out of the list.
  useEffect(() => {
    if (chosen !== null && document.activeElement === document.body) focusOn(list.current, index);
  }, [list, chosen, index, items]);
  const move = (by: number) => (): void => {
    const target = items[Math.min(items.length - 1, Math.max(0, index + by))];
    if (target === undefined) return;
    choose(target.id);
    focusOn(list.current, items.indexOf(target));
  };
  const open = (item: AwayItem | undefined): void => {
    if (item === undefined || item.kind === 'patientLeft') return;
    openChart(item.chartId, undefined, { orderId: item.orderIds[0] ?? null, findingKey: item.findingKey });
  };
  const seen = (some: readonly AwayItem[]): void => {
    if (some.length > 0) void desk.markAwaySeen(some.map(({ id }) => id));
  };
  useShortcuts(say('away.title'), [
    { keys: 'J', words: say('worklist.key.next'), run: move(1) },
    { keys: 'K', words: say('worklist.key.previous'), run: move(-1) },
    { keys: 'ArrowDown', words: say('worklist.key.next'), run: move(1) },
    { keys: 'ArrowUp', words: say('worklist.key.previous'), run: move(-1) },
    { keys: 'Enter', words: say('away.open'), run: () => open(current) },
    { keys: 'S', words: say('away.seen'), run: () => current !== undefined && seen([current]) },
    { keys: 'Shift+S', words: say('away.allSeen'), run: () => seen(items) },
    { keys: 'Escape', words: say('chart.key.back'), run: () => go({ screen: 'worklist' }) },
  ]);
  return (
    <div className="away">
      <div className="bar">
        <h1 tabIndex={-1} data-screen-start>
          {say('away.title')}
        </h1>
        {away !== undefined && <Between away={away} />}
        <span className="spacer" />
        {items.length > 0 && (
          <ActionButton small keys="Shift+S" onPress={() => seen(items)}>
            {say('away.allSeen')}
          </ActionButton>
        )}
      </div>
      {away !== undefined && <ComparingBar away={away} />}
      {away !== undefined && items.length === 0 && away.comparing === null && (
        <EmptyState title={say('away.none')}>
          <p className="sub">{say(away.isAway ? 'away.waiting' : 'away.noneHint')}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className="away-list" aria-label={say('away.list')} ref={list}>
          {items.map((item) => (
            <li key={item.id}>
              <AwayRow
                item={item}
                isCurrent={item.id === current?.id}
                onOpen={() => open(item)}
                onSeen={() => seen([item])}
              />
            </li>
          ))}
        </ul>
      )}
      {away !== undefined && <AwayCounted counts={away.counts} />}
    </div>
  );
}

/** Whichever row the focus enters, by key or pointer, is the one that the keys speak to. */
function useFocusedRow(choose: (id: string) => void): RefObject<HTMLUListElement | null> {
  const ref = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const look = (event: FocusEvent): void => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-away]') : null;
      const id = row?.dataset['away'];
      if (id !== undefined) choose(id);
    };
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, [choose]);
  return ref;
}

function focusOn(list: HTMLUListElement | null, index: number): void {
  list?.querySelectorAll<HTMLElement>('[data-away]').item(index)?.focus();
}

function Between({ away: { since, until, isAway } }: { readonly away: AwayView }) {
  const { say, day } = useWords();
  if (since === null) return null;
  if (isAway || until === null) return <span className="muted">{say('away.stillAway', { since: day(since) })}</span>;
  return <span className="muted">{say('away.between', { since: day(since), until: day(until) })}</span>;
}
