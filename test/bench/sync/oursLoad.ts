import { openWorkstation, type Workstation } from '../../e2e/support/workstation.ts';
import type { BenchHospital } from '../benchHospital.ts';
import type { BenchmarkRun } from '../benchmark.ts';
import { runDesk, type DeskTimes } from '../desk/runDesk.ts';
import { OPEN_LINE } from '../line/lineShape.ts';
import { createShapedLine, type ShapedLine } from '../line/shapedLine.ts';
import { QUICK_MS, type LoadCase } from './syncCases.ts';

/** A workstation of ours that loaded for the first time; its desk goes on. */
export interface OursLoaded {
  readonly workstation: Workstation;
  readonly line: ShapedLine;
  readonly times: DeskTimes;
  readonly bytes: number;
  readonly brokenConnections: number;
}

/** From "the password was right" to a complete, verified and reviewed copy, or to the end of the time. */
export async function loadOurs(
  hospital: BenchHospital,
  programFolder: string,
  { name, says, shape, oursMs }: LoadCase,
  { cleanup, say, isQuick }: BenchmarkRun,
): Promise<OursLoaded> {
  const { patients, ownWard } = hospital;
  const line = await cleanup.open(createShapedLine(hospital.url), (opened) => opened.close());
  const workstation = await cleanup.open(openWorkstation({ programFolder }), (opened) => opened.close());
  say(`ours: first load, ${says}`);
  const query = { wardId: ownWard.id, filter: 'all', words: '' } as const;
  const onKnown = (): void => {
    line.takeBytes();
    line.shape(shape);
  };
  // What is unthrottled is there for the other cases too, and must end.
  const within = shape === OPEN_LINE ? {} : { withinMs: isQuick ? QUICK_MS : oursMs };
  const asked = { serverUrl: line.url, query, patients, ownWard, until: 'verified', onKnown, ...within } as const;
  const times = await runDesk(workstation.page(), asked, (progress) => say(`${name}: ${progress}`));
  return { workstation, line, times, bytes: line.takeBytes(), brokenConnections: line.takeBreaks() };
}
