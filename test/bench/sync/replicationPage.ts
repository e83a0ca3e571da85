import { z } from 'zod';
import type { Figure } from '../benchmark.ts';
import { LOAD_CASES } from './syncCases.ts';
import type { Report } from '../printResult.ts';

const COMMAND = 'npm run bench -- sync --page';

const load = z.object({
  line: z.string(),
  seconds: z.number(),
  charts: z.number(),
  isComplete: z.boolean(),
  chartsPerSecond: z.number(),
  bytesPerChart: z.number().nullable(),
});
const oursLoad = load.extend({
  ownWardUsableSeconds: z.number().nullable(),
  allReviewedSeconds: z.number().nullable(),
});
const peerLoad = load.omit({ line: true });
const target = z.object({ what: z.string(), target: z.number(), measured: z.number(), isMet: z.boolean() });

/** The page `docs/replicationNumbers.md`, from one run. */
export function replicationPage({ machine, figures, peers }: Report): string {
  const targets = z.array(target).parse(figures['targets']);
  const patients = z.number().parse(figures['patients']);
  return [
    '# Numbers of the replication',
    '',
    `Written by \`${COMMAND}\` from one run: read the ratios, above 1 ours is better. ${machine.processor}, ${machine.cores}`,
    `cores, ${machine.memoryGb} GB, Node ${machine.node}, load average ${machine.loadAverage} before the run (above`,
    `${machine.cores} the times are those of a busy machine); ${patients} patients. Server, PostgreSQL, shell, browser`,
    'engine and network share these cores. Ours is sealed, checked, verified by digest and reviewed; the peers store only.',
    '',
    '| aim | wanted | measured | met |',
    '| --- | --- | --- | --- |',
    ...targets.map(({ what, target: wanted, measured, isMet }) => row(what, wanted, measured, isMet ? 'yes' : 'no')),
    '',
    ...LOAD_CASES.flatMap(({ name, says }) => loadSection(says, figures[name], peers)),
    ...limits(figures),
    ...section(
      'From a server change to the view of the open chart',
      'server change to the view',
      figures['live'],
      peers,
    ),
    ...section('Acts written without a network, then sent', 'push', figures['push'], peers),
    ...section('One server with many workstations', 'fleet', figures['fleet'], peers),
    'The line of 2 Mbit/s has 20 ms each way, that of 128 kbit/s 100 ms. A relay between two TCP connections cannot lose a',
    'segment, so 30 % loss is what TCP makes of it: each segment of 1,460 bytes is late by the waits of a sender whose every',
    'third segment is lost (200 ms, doubled each time), and after five repetitions in vain the connection breaks. That lets 4',
    'to 7 segments a second through on one connection. Whoever is not done in 90 seconds is judged by how far it came: ours by',
    'the charts stored, a peer by all bytes that came, as if each had been stored.',
    '',
  ].join('\n');
}

function loadSection(says: string, figure: Figure | undefined, peers: Report['peers']): readonly string[] {
  const ours = oursLoad.safeParse(figure);
  if (!ours.success) return [];
  const theirs = peers.filter(({ name }) => name.startsWith(`first load, ${says}: `));
  return [
    `## First load, ${says}`,
    '',
    '| who | seconds | charts | charts a second | bytes a chart | ratio |',
    '| --- | --- | --- | --- | --- | --- |',
    loadRow('Wardlight', ours.data, ''),
    ...theirs.map(({ name, figures, ratio }) =>
      loadRow(name.slice(name.indexOf(': ') + 2), peerLoad.parse(figures), String(ratio)),
    ),
    '',
    `The own ward was usable, reviewed, after ${said(ours.data.ownWardUsableSeconds)}; everybody reviewed after ${said(ours.data.allReviewedSeconds)}.`,
    '',
  ];
}

function loadRow(who: string, measured: z.infer<typeof peerLoad>, ratio: string): string {
  const { seconds, charts, isComplete, chartsPerSecond, bytesPerChart } = measured;
  return row(who, seconds, isComplete ? charts : `${charts} (stopped)`, chartsPerSecond, bytesPerChart ?? '-', ratio);
}

function limits({ physicalLimit, wireLimit }: Report['figures']): readonly string[] {
  const wire = z.object({ bytesPerChart: z.number() }).safeParse(wireLimit);
  return [
    ...(typeof physicalLimit === 'string' ? [`Limit of the disk: ${physicalLimit}.`, ''] : []),
    ...(wire.success
      ? [`Limit of the line: Brotli at its hardest leaves ${wire.data.bytesPerChart} bytes a chart.`, '']
      : []),
  ];
}

function section(title: string, prefix: string, figure: Figure | undefined, peers: Report['peers']): readonly string[] {
  if (figure === undefined) return [];
  const theirs = peers.filter(({ name }) => name.startsWith(`${prefix}: `));
  return [
    `## ${title}`,
    '',
    '| who | measured | ratio |',
    '| --- | --- | --- |',
    row('Wardlight', inWords(figure), ''),
    ...theirs.map(({ name, figures, ratio }) => row(name.slice(prefix.length + 2), inWords(figures), ratio)),
    '',
  ];
}

function inWords(figure: Figure): string {
  if (figure === null || typeof figure !== 'object') return String(figure);
  if (Array.isArray(figure)) return figure.map((item) => inWords(item as Figure)).join(', ');
  return Object.entries(figure)
    .map(([key, value]) =>
      typeof value === 'object' ? `${key}: ${inWords(value as Figure)}` : `${key} ${inWords(value as Figure)}`,
    )
    .join(', ');
}

function said(seconds: number | null): string {
  return seconds === null ? 'more than the time given' : `${seconds} s`;
}

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}
