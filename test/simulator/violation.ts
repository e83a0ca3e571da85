import type { PushItem } from '../../schema/wire/push.ts';
import type { Workstation } from './workstation.ts';

/** An invariant that did not hold, and what was seen. */
export interface Violation {
  readonly invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8';
  readonly what: string;
}

/** An act of which its author was told that it is kept. */
export interface Written {
  readonly item: PushItem;
  readonly station: Workstation;
}
