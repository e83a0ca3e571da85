import type { Finding } from '../../schema/review/finding.ts';
import type { Message } from '../../schema/review/message.ts';
import { stopOfAll } from '../families/stopOfAll.ts';
import { unique } from './unique.ts';
import { byText, sortFew } from '../sortFew.ts';

const stops = new Set(['clears.stop', 'clears.stopAny', 'clears.stopAll', 'clears.leaveAtMost']);

/**
 * What ends several equally severe parts that are told as one. A stop must end each of them: the drugs that every part can spare, or
 * else all. A result or a dose ends its own part, and is said as it is.
 */
export function clearsTogether(parts: readonly Finding[]): Message[] {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only.clearsWhen;
  const messages = parts.flatMap((part) => part.clearsWhen);
  const further = unique(messages.filter(({ key }) => !stops.has(key)));
  if (!messages.some(({ key }) => stops.has(key))) return further;
  const enough = parts.map(({ clearsWhen }) => new Set(clearsWhen.flatMap(enoughAlone)));
  const [first = new Set<string>()] = enough;
  const common = sortFew(
    [...first].filter((substance) => enough.every((set) => set.has(substance))),
    byText,
  );
  const substances = sortFew([...new Set(parts.flatMap((part) => part.substances))], byText);
  const stop: Message =
    common.length > 1
      ? { key: 'clears.stopAny', params: { substances: common } }
      : stopOfAll(common.length === 1 ? common : substances);
  return [...further, stop];
}

/** The drugs whose stop alone is enough. */
function enoughAlone({ key, params }: Message): readonly string[] {
  if (key === 'clears.stop') return typeof params['substance'] === 'string' ? [params['substance']] : [];
  return key === 'clears.stopAny' && Array.isArray(params['substances']) ? params['substances'] : [];
}
