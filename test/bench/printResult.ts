import type { BenchmarkResult, Figure } from './benchmark.ts';
import type { describeMachine } from './machine.ts';

/** What one run found, as it is printed. */
export interface Report extends BenchmarkResult {
  readonly name: string;
  readonly machine: ReturnType<typeof describeMachine>;
}

/** `{name, machine, ...figures, peers}`: what other programs read. */
export function reportAsJson({ name, machine, figures, peers }: Report): string {
  return JSON.stringify({ name, machine, ...figures, peers }, null, 2);
}

export function reportAsText({ name, machine, figures, peers }: Report): string {
  const lines = [
    `${name}: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, load ${machine.loadAverage}`,
    '',
    ...Object.entries(figures).flatMap(([key, figure]) => figureLines(key, figure, 1)),
    '',
    'Peers in the same run (a ratio above 1: ours is better)',
    ...peers.flatMap((peer) => [
      `  ${peer.ratio}  ${peer.name}`,
      ...Object.entries(peer.figures).flatMap(([key, figure]) => figureLines(key, figure, 3)),
    ]),
  ];
  return lines.join('\n');
}

function figureLines(key: string, figure: Figure, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  if (Array.isArray(figure))
    return [`${indent}${key}`, ...figure.map((item) => `${indent}  ${inline(item as Figure)}`)];
  return [`${indent}${key}: ${inline(figure)}`];
}

function inline(figure: Figure): string {
  if (figure === null || typeof figure !== 'object') return String(figure);
  if (Array.isArray(figure)) return figure.map((item) => inline(item as Figure)).join(', ');
  return Object.entries(figure)
    .map(([key, value]) => `${key} ${inline(value)}`)
    .join(', ');
}
