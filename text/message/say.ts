import type { en } from '../catalogue/en.ts';

/** The English catalogue is the source of keys; French has the same by type. */
export type TextKey = keyof typeof en;
export type TextParams = Readonly<Record<string, string | number>>;

/** The words of the interface by their key, filled. */
export type Say = (key: TextKey, params?: TextParams) => string;
