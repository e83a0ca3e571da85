import { createContext, useContext } from 'react';
import type { Instant } from '../../schema/instant.ts';
import type { Say } from '../../text/message/say.ts';
import type { Zone } from '../../text/time/zone.ts';
import type { Text } from '../../text/createText.ts';

/** The words of the reader's language, on the clock of this workstation. */
export interface Words {
  readonly text: Text;
  readonly say: Say;
  readonly zone: Zone;
  /** "today 06:05", seen from now. */
  readonly day: (instant: Instant | null) => string;
  readonly now: Instant;
}

export const TextContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(TextContext);
  if (words === null) throw new Error('useWords is used outside its TextContext');
  return words;
}
