import { cpus, loadavg, totalmem } from 'node:os';

/** Where the figures come from. Read the ratios; times on another machine are others. */
export function describeMachine() {
  const processors = cpus();
  const [load] = loadavg();
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    /** Runnable tasks before the run: above the number of cores the times are those of a busy machine. */
    loadAverage: rounded(load ?? 0),
  };
}

/** Three significant digits: what lies behind them is noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
