import { existsSync } from 'node:fs';
import { compileSiteProtocols } from '../../clinical/siteProtocol/compileSiteProtocols.ts';
import type { ProtocolFault } from '../../clinical/siteProtocol/protocolFault.ts';
import { createReplay, type Replay } from '../../clinical/siteProtocol/replay.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { readDocuments, readStream } from '../fhir/readDocuments.ts';
import { describeReplay, describeTrace } from '../protocol/describeReplay.ts';
import { readProtocolFile } from '../protocol/readProtocolFile.ts';
import { eachInput } from '../review/eachInput.ts';
import { loadKnowledge } from '../review/loadKnowledge.ts';
import { readReviewInput } from '../review/reviewInput.ts';
import { protocolHelp, readProtocolCommand, type ProtocolCommand } from './protocolOptions.ts';

const command = readProtocolCommand(process.argv.slice(2));
if (!command.ok) fail(command.error);
else if (command.value === null) console.log(protocolHelp);
else await run(command.value);

async function run(given: ProtocolCommand): Promise<void> {
  const packs = await loadKnowledge(given.packs, given.keyFile);
  if (!packs.ok) return fail(packs.error);
  const file = await readProtocolFile(given.file);
  const site = file.ok ? compileSiteProtocols(file.value, packs.value) : file;
  if (!site.ok) return showFaults(given, site.error);
  if (given.charts === null) {
    const protocols = site.value.rules.map(({ id }) => id);
    console.log(
      given.isJson
        ? JSON.stringify({ site: site.value.id, protocols, faults: [] })
        : `${given.file}: sound, ${protocols.length} protocols.`,
    );
    return;
  }
  if (given.charts !== '-' && !existsSync(given.charts)) return fail(`There is no ${given.charts}.`);
  await over(given, createReplay(site.value, packs.value));
}

/** Charts one after the other: a hospital's need not be in memory at once. */
async function over(given: ProtocolCommand, replay: Replay): Promise<void> {
  const documents =
    given.charts === '-' ? readStream(process.stdin, 'standard input') : readDocuments(given.charts ?? '');
  let unread = 0;
  let isFound = false;
  for await (const document of eachInput(documents)) {
    const input = readReviewInput(document, given.now ?? new Date().toISOString());
    if (!input.ok) {
      unread += 1;
      console.error(
        `${document.source} line ${document.line}: ${input.error.path === '' ? '' : `at ${input.error.path}: `}${input.error.message}`,
      );
      continue;
    }
    for (const { id, chart } of input.value) {
      const now = given.now ?? lastTold(chart);
      if (given.what === 'replay') replay.add(chart, now);
      else if (id === given.chartId || chart.id === given.chartId) {
        isFound = true;
        const traces = replay.trace(chart, now);
        console.log(given.isJson ? JSON.stringify({ id, traces }) : traces.map(describeTrace).join('\n'));
      }
    }
  }
  if (given.what === 'replay') {
    const { charts, protocols } = replay.result();
    console.log(given.isJson ? JSON.stringify({ charts, unread, protocols }) : describeReplay(charts, protocols));
  } else if (!isFound) return fail(`There is no chart ${given.chartId ?? ''} in ${given.charts ?? ''}.`);
  if (unread > 0) process.exitCode = 1;
}

/** A stored chart is looked at as it was when its sources last spoke. */
function lastTold({ feedsAsOf }: Chart): string {
  const told = Object.values(feedsAsOf).filter((at) => at !== null);
  return told.sort().at(-1) ?? new Date().toISOString();
}

function showFaults(given: ProtocolCommand, faults: readonly ProtocolFault[]): void {
  if (given.isJson) console.log(JSON.stringify({ faults }));
  for (const { place, problem, remedy } of faults) console.error(`${given.file}: ${place}: ${problem}. ${remedy}`);
  process.exitCode = 1;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
