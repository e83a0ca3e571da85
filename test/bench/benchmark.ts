/** A number or a group of numbers that a benchmark found; names carry the unit (`p95Ms`, `bytesOnTheWire`). */
export type Figure = number | string | boolean | null | readonly Figure[] | { readonly [name: string]: Figure };
export type Figures = Readonly<Record<string, Figure>>;

/** Somebody else's way to the same result, measured in the same run. A `ratio` above 1: ours is better. */
export interface Peer {
  readonly name: string;
  readonly figures: Figures;
  readonly ratio: number;
}

export interface BenchmarkResult {
  readonly figures: Figures;
  readonly peers: readonly Peer[];
}

export interface BenchmarkRun {
  /** Small enough for a test: the shape is right, the times mean nothing. */
  readonly isQuick: boolean;
  /** null: as many as the benchmark says. */
  readonly patients: number | null;
  /** Parts of the benchmark; null: all. */
  readonly only: readonly string[] | null;
  readonly cleanup: Cleanup;
  readonly say: (progress: string) => void;
}

export type Benchmark = (run: BenchmarkRun) => Promise<BenchmarkResult>;

/** What was opened and must be closed, the last first: at the end of a run, and when it is cancelled in the middle. */
export interface Cleanup {
  add(close: () => Promise<void>): void;
  /** Waits for what is being opened, and closes it when the run ends. */
  open<T>(opening: Promise<T>, close: (opened: T) => Promise<void>): Promise<T>;
  run(): Promise<void>;
}

export function createCleanup(): Cleanup {
  const closers: (() => Promise<void>)[] = [];
  let running: Promise<void> | null = null;

  async function closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = closers.pop(); close !== undefined; close = closers.pop())
      await close().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'something could not be closed');
  }
  return {
    add: (close) => void closers.push(close),
    open(opening, close) {
      closers.push(async () => {
        const opened = await opening.then(
          (value) => ({ value }),
          () => null,
        );
        if (opened !== null) await close(opened.value);
      });
      return opening;
    },
    run: () => (running ??= closeAll()),
  };
}
