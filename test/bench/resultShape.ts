import { z } from 'zod';

const positive = z.number().positive();

/** `{name, machine, ...figures, peers: [{name, figures, ratio}]}`: what programs that read the output rely on. */
export const resultShape = z
  .object({
    name: z.enum(['engine', 'sync', 'start']),
    machine: z.object({
      processor: z.string(),
      cores: positive,
      memoryGb: z.number(),
      platform: z.string(),
      node: z.string(),
      loadAverage: z.number(),
    }),
    peers: z
      .array(z.object({ name: z.string().min(1), figures: z.record(z.string(), z.unknown()), ratio: positive }))
      .min(2),
  })
  .loose();

export const engineFigures = z.object({
  knowledge: z.array(z.object({ id: z.string(), version: z.string(), rules: positive })).min(1),
  knowledgeLoadMs: positive,
  charts: z.array(z.object({ lines: z.number(), p50Ms: positive, p95Ms: positive, fastestRoundP95Ms: positive })),
  sweep: z.object({ patients: positive, seconds: positive, findings: positive }),
  incremental: z.object({ patients: positive, p50Ms: positive, p95Ms: positive }),
  memory: z.object({ knowledgeMb: z.number(), afterSweepMb: z.number() }),
  physicalLimit: z.string(),
});

const firstLoad = z.object({
  line: z.string(),
  seconds: positive,
  charts: positive,
  isComplete: z.boolean(),
  chartsPerSecond: positive,
  ownWardUsableSeconds: positive.nullable(),
  allReviewedSeconds: positive.nullable(),
  bytesOnTheWire: positive,
  bytesPerChart: positive,
});

/** Every part is there when all were asked for; `targets` says which of the aims this run met. */
export const syncFigures = z.object({
  patients: positive,
  load: firstLoad.extend({ isComplete: z.literal(true) }),
  broadband: firstLoad,
  narrow: firstLoad,
  lossy: firstLoad,
  live: z.object({ changes: positive, p50Ms: positive, p95Ms: positive }),
  push: z.object({ events: positive, seconds: positive, eventsPerSecond: positive }),
  fleet: z.object({
    workstations: positive,
    arrival: z.object({ seconds: positive, pullP50Ms: positive, pullP99Ms: positive, failed: z.literal(0) }).loose(),
    steady: z
      .object({
        changes: positive,
        pullP50Ms: positive,
        pullP99Ms: positive,
        pushP99Ms: positive,
        failed: z.literal(0),
      })
      .loose(),
    serverMemory: z.object({ idleMb: positive, steadyMb: positive, highestMb: positive }).loose(),
  }),
  targets: z.array(z.object({ what: z.string(), target: positive, measured: positive, isMet: z.boolean() })).min(5),
  physicalLimit: z.string(),
});

export const startFigures = z.object({
  starts: z.array(
    z.object({
      patients: positive,
      unlockMs: positive,
      firstRowMs: positive,
      allReviewedMs: positive,
      physicalLimit: z.string(),
    }),
  ),
});
