import { useEffect, useRef, type RefObject } from 'react';

/** Whichever card the focus enters, by key, pointer or reader, is the one that the answer keys speak to. */
export function useFocusedFinding(choose: (key: string) => void): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const look = (event: FocusEvent): void => {
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-finding]') : null;
      const key = card?.dataset['finding'];
      if (key !== undefined) choose(key);
    };
    element.addEventListener('focusin', look);
    return () => element.removeEventListener('focusin', look);
  }, [choose]);
  return ref;
}
