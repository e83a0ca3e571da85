import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withProgress } from '../bootstrap/progress.mjs';
import { withLock } from '../bootstrap/withLock.mjs';
import { REPOSITORY } from '../test/repository.ts';
import { runTool } from '../test/runTool.ts';
import { applicationParts, type ApplicationPart, type PartName } from './applicationParts.ts';
import { hashSources } from './hashSources.ts';

const EVERY_PART: readonly PartName[] = applicationParts.map(({ name }) => name);

export type BuildOutcome =
  | { readonly kind: 'fresh' | 'built' | 'nothing there yet'; readonly part: string }
  | { readonly kind: 'failed'; readonly part: string; readonly output: string };

/**
 * Leaves dist/ as the sources say. A part is built again only when the hash of its sources changed; its stamp is
 * removed before building, so that a build that broke off is never taken for a good one.
 * @param wanted all parts, when not given
 */
export async function buildApplication(wanted: readonly PartName[] = EVERY_PART): Promise<readonly BuildOutcome[]> {
  const parts = applicationParts.filter(({ name }) => wanted.includes(name));
  if (parts.every(isFresh)) return parts.map(({ name }) => ({ kind: 'fresh', part: name }));
  return await withLock(join(REPOSITORY, '.cache', 'build.lock'), tellWaiting, async () => {
    const outcomes: BuildOutcome[] = [];
    for (const part of parts) outcomes.push(await bringUpToDate(part));
    return outcomes;
  });
}

async function bringUpToDate(part: ApplicationPart): Promise<BuildOutcome> {
  if (!existsSync(join(REPOSITORY, part.maker))) return { kind: 'nothing there yet', part: part.name };
  if (isFresh(part)) return { kind: 'fresh', part: part.name };
  const expected = hashSources(REPOSITORY, part.sources);
  rmSync(stampOf(part), { force: true });
  const [script, ...words] = part.command();
  const { code, output } = await withProgress(
    `Building the ${part.name}`,
    () => '',
    () => runTool(script, words),
  );
  if (code !== 0) return { kind: 'failed', part: part.name, output };
  mkdirSync(dirname(stampOf(part)), { recursive: true });
  writeFileSync(stampOf(part), expected);
  return { kind: 'built', part: part.name };
}

function isFresh(part: ApplicationPart): boolean {
  const stamp = stampOf(part);
  return (
    existsSync(stamp) &&
    existsSync(join(REPOSITORY, part.output)) &&
    readFileSync(stamp, 'utf8') === hashSources(REPOSITORY, part.sources)
  );
}

function stampOf(part: ApplicationPart): string {
  return join(REPOSITORY, `${part.output}.stamp`);
}

function tellWaiting(): void {
  process.stderr.write('Another wardlight command is building; waiting for it ...\n');
}
