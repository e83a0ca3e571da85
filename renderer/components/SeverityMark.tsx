import type { JSX } from 'react';
import type { Severity } from '../../schema/severity.ts';
import { useWords } from '../session/TextContext.tsx';

/** `answered`: something was found and every finding has its answer; that is not "nothing found". */
export type Level = Severity | 'notAssessed' | 'answered' | 'none';

/** Which of the few colours a level takes. The shape and the word differ too (I-MeDeSA: never colour alone). */
const TONES = {
  contraindicated: 'stop',
  notRecommended: 'warn',
  precaution: 'care',
  takeIntoAccount: 'note',
  notAssessed: 'unknown',
  answered: 'plain',
  none: 'ok',
} as const satisfies Record<Level, string>;

export function toneOf(level: Level): (typeof TONES)[Level] {
  return TONES[level];
}

const SHAPES: Readonly<Record<Level, JSX.Element>> = {
  contraindicated: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="M4.5 8h7" stroke="var(--surface)" strokeWidth="2.2" />
    </>
  ),
  notRecommended: (
    <>
      <path d="M8 1l7.4 13.4H.6z" fill="currentColor" />
      <path d="M8 6v4M8 11.6v1.4" stroke="var(--surface)" strokeWidth="1.8" />
    </>
  ),
  precaution: (
    <>
      <path d="M8 .8L15.2 8 8 15.2.8 8z" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 4.8v4M8 10.2v1.4" stroke="currentColor" strokeWidth="1.7" />
    </>
  ),
  takeIntoAccount: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 7v4M8 4.4v1.4" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  notAssessed: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 2" />
      <path d="M6 6.3c0-2.6 4-2.4 4 0 0 1.4-2 1.5-2 3M8 11v1.2" stroke="currentColor" strokeWidth="1.5" fill="none" />
    </>
  ),
  answered: (
    <>
      <path d="M2 2.5h12v8.6H8.4L5 14v-2.9H2z" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5.2 6.7l2 2 3.7-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  none: <path d="M2.5 8.5l3.6 3.6 7.4-8.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
};

export function SeverityIcon({ level, label }: { readonly level: Level; readonly label?: string }) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className={`level-${TONES[level]}`} viewBox="0 0 16 16" width="14" height="14" {...named}>
      {SHAPES[level]}
    </svg>
  );
}

export function useLevelWord(): (level: Level) => string {
  const { text, say } = useWords();
  return (level) =>
    level === 'answered'
      ? say('findingState.answered')
      : level === 'notAssessed' || level === 'none'
        ? say(`level.${level}`)
        : text.severity(level);
}

/** Shape, colour and word of a level; `children` replace the word where a longer one stands in its place. */
export function SeverityMark({ level, children }: { readonly level: Level; readonly children?: JSX.Element | string }) {
  const word = useLevelWord();
  return (
    <span className={`severity level-${TONES[level]}`}>
      <SeverityIcon level={level} />
      <span>{children ?? word(level)}</span>
    </span>
  );
}
