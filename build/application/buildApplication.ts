import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withProgress } from '../bootstrap/progress.mjs';
import { withLock } from '../bootstrap/withLock.mjs';
import { REPOSITORY } from '../test/repository.ts';
import { runTool, toolFile } from '../test/runTool.ts';
import { applicationParts, type ApplicationPart } from './applicationParts.ts';
import { hashSources } from './hashSources.ts';

export type BuildOutcome =
  | { readonly kind: 'fresh' | 'built' | 'nothing there yet'; readonly part: string }
  | { readonly kind: 'failed'; readonly part: string; readonly output: string };

/**
 * Leaves dist/ as the sources say. A part is built again only when the hash of its sources changed; its stamp is
 * removed before building, so that a build that broke off is never taken for a good one.
 */
export async function buildApplication(): Promise<readonly BuildOutcome[]> {
  const stale = applicationParts.filter((part) => !isFresh(part));
  if (stale.length === 0) return applicationParts.map(({ name }) => ({ kind: 'fresh', part: name }));
  return await withLock(join(REPOSITORY, '.cache', 'build.lock'), tellWaiting, async () => {
    const outcomes: BuildOutcome[] = [];
    for (const part of applicationParts) outcomes.push(await bringUpToDate(part));
    return outcomes;
  });
}

async function bringUpToDate(part: ApplicationPart): Promise<BuildOutcome> {
  if (!existsSync(join(REPOSITORY, part.configuration))) return { kind: 'nothing there yet', part: part.name };
  if (isFresh(part)) return { kind: 'fresh', part: part.name };
  const expected = hashSources(REPOSITORY, part.sources);
  rmSync(stampOf(part), { force: true });
  const words = ['build', '--config', part.configuration, '--logLevel', 'warn'];
  const { code, output } = await withProgress(
    `Building the ${part.name}`,
    () => '',
    () => runTool(toolFile('vite', 'vite'), words),
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
