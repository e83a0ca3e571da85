import type { Message } from '../../../schema/review/message.ts';
import type { TextKey } from '../../../text/message/say.ts';

/** A message whose key the catalogue has: a key that was renamed there fails the types here. */
export function message(key: TextKey, params: Message['params'] = {}): Message {
  return { key, params };
}
