import type { Message } from '../../schema/review/message.ts';

/** Each of these drugs alone keeps the finding: it goes when the last one stops. */
export function stopOfAll(substances: readonly string[]): Message {
  const [only, ...others] = substances;
  if (only !== undefined && others.length === 0) return { key: 'clears.stop', params: { substance: only } };
  return { key: 'clears.stopAll', params: { substances: [...substances] } };
}
