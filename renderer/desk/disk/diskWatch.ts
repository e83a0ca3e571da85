import { z } from 'zod';
import type { FirstLoadProgress } from '../../../sync/client/honestState.ts';
import type { Draft } from '../desk.ts';
import { diskForecast, withSample, type DiskForecast, type DiskRoom, type DiskSample } from './diskForecast.ts';

/** Among the drafts, which outlive a mirror that is pulled anew: the growth of weeks is worth keeping. */
const KEY = 'disk-growth';
const stored = z.array(z.object({ day: z.string(), usedOctets: z.number() }));

export interface DiskWatchInputs {
  /** null: the engine does not say. */
  readonly room: () => Promise<DiskRoom | null>;
  readonly load: (key: string) => Promise<Draft | null>;
  readonly save: (draft: Draft) => Promise<void>;
  readonly today: () => string;
}

/** Looks how full the engine's storage is; once a day, when the copy is whole, it notes that for the growth per day. */
export function createDiskWatch({ room, load, save, today }: DiskWatchInputs) {
  let samples: readonly DiskSample[] | null = null;

  return {
    /** null: the engine does not say. `isWhole`: the copy is complete, so that its size may be noted. */
    async look(firstLoad: FirstLoadProgress | null, isWhole: boolean): Promise<DiskForecast | null> {
      const now = await room();
      if (now === null) return null;
      samples ??= readSamples(await load(KEY));
      const day = today();
      if (isWhole && samples.at(-1)?.day !== day) {
        samples = withSample(samples, { day, usedOctets: now.usedOctets });
        await save({ key: KEY, text: JSON.stringify(samples) });
      }
      return diskForecast(now, samples, firstLoad);
    },
  };
}

function readSamples(draft: Draft | null): readonly DiskSample[] {
  if (draft === null) return [];
  try {
    const read = stored.safeParse(JSON.parse(draft.text));
    return read.success ? read.data : [];
  } catch {
    // Written by another version: the growth is measured anew.
    return [];
  }
}
