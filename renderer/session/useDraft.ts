import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from './DeskContext.tsx';

const PAUSE_MS = 300;

/** Drafts whose last words wait for the pause to end. */
const unsaved = new Set<() => Promise<void>>();

/** Before the desk stops: whoever locks in the middle of a word keeps it. */
export async function saveDraftsNow(): Promise<void> {
  await Promise.all([...unsaved].map((save) => save()));
}

/** A draft saved as it is typed. `kept` is what an earlier visit left, once the desk has said it; null: nothing was. */
export function useDraft(key: string): {
  readonly kept: string | null;
  readonly isLoaded: boolean;
  readonly save: (text: string) => void;
  readonly forget: () => void;
} {
  const { desk } = useDesk();
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly text: string | null } | null>(null);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly text: string } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const take = (text: string | null): void => {
      if (isCurrent) setLoaded({ key, text });
    };
    desk.loadDraft(key).then(
      (draft) => take(draft === null || draft.text === '' ? null : draft.text),
      () => take(null),
    );
    const saveNow = async (): Promise<void> => {
      if (waiting.current === null) return;
      const { timer, text } = waiting.current;
      clearTimeout(timer);
      waiting.current = null;
      await desk.saveDraft({ key, text });
    };
    unsaved.add(saveNow);
    return () => {
      isCurrent = false;
      unsaved.delete(saveNow);
      // Whoever leaves within the pause still keeps the last word.
      void saveNow();
    };
  }, [desk, key]);
  const save = useCallback(
    (text: string) => {
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      const timer = setTimeout(() => {
        waiting.current = null;
        void desk.saveDraft({ key, text });
      }, PAUSE_MS);
      waiting.current = { timer, text };
    },
    [desk, key],
  );
  const forget = useCallback(() => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
    void desk.saveDraft({ key, text: '' });
  }, [desk, key]);
  const isLoaded = loaded?.key === key;
  return { kept: isLoaded ? loaded.text : null, isLoaded, save, forget };
}
