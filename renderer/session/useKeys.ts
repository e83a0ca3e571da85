import { useEffect, useRef, type RefObject } from 'react';

/** Hears the keys pressed within an element before the shortcuts of the screen do. */
export function useKeys<E extends HTMLElement>(
  listen: (event: KeyboardEvent, element: E) => void,
): RefObject<E | null> {
  const ref = useRef<E>(null);
  const latest = useRef(listen);
  useEffect(() => {
    latest.current = listen;
  });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const hear = (event: KeyboardEvent): void => latest.current(event, element);
    element.addEventListener('keydown', hear);
    return () => element.removeEventListener('keydown', hear);
  }, []);
  return ref;
}
