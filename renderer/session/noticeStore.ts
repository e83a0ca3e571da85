import { create } from 'zustand';
import type { Message } from '../../schema/review/message.ts';

/** What happened to the last thing the pharmacist did. One at a time: a second act replaces the word on the first. */
export interface Notice {
  readonly tone: 'done' | 'blocked' | 'failed';
  readonly sentence: string;
  /** Why, in the words of the desk. */
  readonly reason?: Message;
  /** The patient it speaks of; named where another is on the screen, because the answer can come after the next key. */
  readonly chartId?: string;
  /** The act it speaks of: while the notice stands, it follows that act through the ledger. */
  readonly act?: { readonly id: string; readonly chartId: string };
  /** The finding that blocks, to jump to. */
  readonly findingKey?: string;
}

interface NoticeStore {
  readonly notice: Notice | null;
  readonly tell: (notice: Notice) => void;
  readonly dismiss: () => void;
  /** Another screen: what was said of the one before goes, but for what was not recorded. */
  readonly moved: () => void;
}

export const useNotice = create<NoticeStore>()((set) => ({
  notice: null,
  tell: (notice) => set({ notice }),
  dismiss: () => set({ notice: null }),
  moved: () => set(({ notice }) => (notice?.tone === 'failed' ? {} : { notice: null })),
}));
