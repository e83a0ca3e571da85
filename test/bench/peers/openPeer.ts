import { join } from 'node:path';
import { openPage, type TestPage } from '../../browser/openPage.ts';
import type { BenchHospital } from '../benchHospital.ts';
import type { BenchmarkRun } from '../benchmark.ts';
import { createCountingLine, type CountingLine } from '../countingLine.ts';
import { openPullServer } from './pullServer.ts';

/** The peer's page in the same engine, and the counted way to its server. */
export interface OpenPeer {
  readonly test: TestPage;
  readonly line: CountingLine;
}

export async function openPeer(hospital: BenchHospital, { cleanup }: BenchmarkRun): Promise<OpenPeer> {
  const server = await cleanup.open(openPullServer(hospital.server), (opened) => opened.close());
  const line = await cleanup.open(createCountingLine(server.url), (opened) => opened.close());
  const test = await cleanup.open(openPage(join(import.meta.dirname, 'rxdbPage.ts')), (opened) => opened.discard());
  return { test, line };
}
