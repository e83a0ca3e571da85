import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import type { StateCommand } from '../../schema/state/smallState.ts';
import { pushItem, type PushResult } from '../../schema/wire/push.ts';
import { canonicalJson } from '../../sync/canonicalJson.ts';
import { isDeeperThan } from '../../sync/isDeeperThan.ts';

export type Refused = Extract<PushResult, { outcome: 'refused' }>;

/** An item that is what it says it is. `text` is the document as it came, with fields of later versions. */
export type SoundItem = { readonly id: string; readonly contentHash: string; readonly text: string } & (
  | { readonly type: 'event'; readonly document: ClinicalEvent }
  | { readonly type: 'command'; readonly document: StateCommand }
);

const LARGEST_ITEM = 512_000;
const DEEPEST = 64;
const withId = z.looseObject({ document: z.looseObject({ id: z.string().max(64) }) });
const withDigest = z.looseObject({ document: z.record(z.string(), z.unknown()) });

/** Parses one item of a push, on its own. */
export function readPushItem(raw: unknown): SoundItem | Refused {
  if (isDeeperThan(raw, DEEPEST)) return refuse('', 'invalid', `nested deeper than ${DEEPEST} levels`);
  const named = withId.safeParse(raw);
  const id = named.success ? named.data.document.id : '';
  const item = pushItem.safeParse(raw);
  if (!item.success) {
    // Paths and expectations only; zod's own messages may quote what was sent.
    const where = item.error.issues[0]?.path.join('.') ?? '';
    return refuse(id, 'invalid', `wrong or missing: ${where}`);
  }
  const content = withDigest.parse(raw).document;
  const text = JSON.stringify(content);
  if (text.length > LARGEST_ITEM) return refuse(id, 'tooLarge', `larger than ${LARGEST_ITEM} characters`);
  if (item.data.type === 'command') {
    return { ...item.data, id, text, contentHash: sha256(canonicalJson(content)) };
  }
  const { digest, ...sealed } = content;
  const contentHash = sha256(canonicalJson(sealed));
  if (contentHash !== digest) return refuse(id, 'digestMismatch', 'the content is not what was sealed');
  return { ...item.data, id, text, contentHash };
}

export function refuse(id: string, reason: Refused['reason'], detail: string): Refused {
  return { id, outcome: 'refused', reason, detail: detail.slice(0, 500) };
}

export function isRefused(item: SoundItem | Refused): item is Refused {
  return 'outcome' in item;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
