import { useAnswering } from '../../session/answeringStore.ts';

interface EndAnswering {
  /** Closes the question and gives the focus back to its card. */
  readonly leave: () => void;
  /** Closes it after it was recorded, and goes on to the next finding that waits. */
  readonly goOn: () => void;
}

export function useEndAnswering(findingKey: string | null): EndAnswering {
  const end = useAnswering((store) => store.end);
  const focusLater = (find: () => HTMLElement | undefined): void => {
    end();
    requestAnimationFrame(() => find()?.focus({ preventScroll: false }));
  };
  return {
    leave: () => focusLater(() => cards().find((card) => card.dataset['finding'] === findingKey)),
    goOn: () =>
      focusLater(
        () =>
          cards().find((card) => card.dataset['waits'] === 'true' && card.dataset['finding'] !== findingKey) ??
          // Not the card itself: it moves to the answered ones, and the focus would fall off it.
          document.querySelector<HTMLElement>('[data-order][tabindex="0"], [data-chart][tabindex="0"]') ??
          undefined,
      ),
  };
}

function cards(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-finding]')];
}
