import type { FeedName } from '../../schema/chart/chart.ts';

/** `torn`: a write gets half way and then fails. `quota`: the database is refused room, the shell's journal is not. */
export type DiskMode = 'good' | 'quota' | 'full' | 'slow' | 'torn';

/** What happens at one workstation, or (`station` null) at the hospital and its server. */
export type Happening =
  | { readonly kind: 'act'; readonly chart: number; readonly roll: number }
  | { readonly kind: 'crash'; readonly point: 'now' | 'nextWrite' }
  | {
      readonly kind:
        | 'start'
        | 'cut'
        | 'join'
        | 'repeats'
        | 'repeatsNoMore'
        | 'freeze'
        | 'sessionEnds'
        | 'sessionRenewed'
        | 'wardTaken'
        | 'wardGiven';
    }
  | { readonly kind: 'disk'; readonly mode: DiskMode }
  | { readonly kind: 'clock'; readonly skewMs: number }
  | { readonly kind: 'chart'; readonly chart: number; readonly ward: number }
  | { readonly kind: 'feedStops' | 'feedGoesOn'; readonly feed: FeedName }
  /** `daysOff`: all workstations are switched off for three days, and on again. */
  | { readonly kind: 'backup' | 'restore' | 'tooOld' | 'updated' | 'daysOff' };

/** Everything is drawn before the scenario runs, so that a failing one can be run again with less of it. */
export interface Disturbance {
  readonly id: string;
  readonly atMs: number;
  readonly station: number | null;
  readonly happening: Happening;
}

export function describe({ station, happening }: Disturbance): string {
  const { kind, ...details } = happening;
  const more = Object.entries(details).map(([name, value]) => `${name} ${value}`);
  return [station === null ? 'server' : `device-${station}`, kind, ...more].join(' ');
}
