import { useAnswering } from '../../session/answeringStore.ts';

/** Closes the panel and gives the focus back to its card, so that the next key finds its place. */
export function useEndAnswering(findingKey: string | null): () => void {
  const end = useAnswering((store) => store.end);
  return () => {
    end();
    if (findingKey === null) return;
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-finding="${CSS.escape(findingKey)}"]`)?.focus({ preventScroll: true }));
  };
}
