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

export const syncFigures = z.object({
  patients: positive,
  seconds: positive,
  chartsPerSecond: positive,
  bytesOnTheWire: positive,
  ownWardUsableSeconds: positive,
  allReviewedSeconds: positive,
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
