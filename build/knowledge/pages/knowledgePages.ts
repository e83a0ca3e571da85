import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import type { CommandFailure } from '../commands/commandFailure.ts';
import { coveragePage } from '../commands/coveragePage.ts';
import { alertTables } from './alertTables.ts';
import { readCases } from './readCases.ts';
import { tierPage } from './tierPage.ts';

/** Writes the pages of docs/knowledge that are made from the starter pack; with `checkOnly` tells which are not current. */
export function knowledgePages(
  pack: KnowledgePack,
  starterFolder: string,
  docsFolder: string,
  checkOnly: boolean,
): Result<string, CommandFailure> {
  const pages: Readonly<Record<string, string>> = {
    'coverage.md': coveragePage(pack),
    'tiers.md': tierPage(),
    'alertTables.md': alertTables(pack, readCases(starterFolder)),
  };
  const outdated: string[] = [];
  for (const [name, content] of Object.entries(pages)) {
    const file = join(docsFolder, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
    if (checkOnly) outdated.push(name);
    else writeFileSync(file, content);
  }
  if (outdated.length === 0)
    return { ok: true, value: `${Object.keys(pages).join(', ')}: ${checkOnly ? 'current' : 'written'}` };
  const message = `not current in docs/knowledge: ${outdated.join(', ')}. Run npm run knowledge -- pages`;
  return { ok: false, error: { exitCode: 1, message } };
}
