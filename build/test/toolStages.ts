import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './repository.ts';
import { runTool, toolFile } from './runTool.ts';
import { nothingThereYet, sumOutcomes, type StageOutcome } from './stage.ts';

/**
 * One per environment, because what a folder may use (DOM, Node, neither) differs. Each folder's tsconfig.json takes in
 * its tests, which may use Node, so that editor and linter see them; where the code itself may not, a second one without
 * the tests checks that.
 */
const TYPE_PROJECTS = [
  'schema/tsconfig.json',
  'schema/tsconfig.pure.json',
  'clinical/tsconfig.json',
  'clinical/tsconfig.pure.json',
  'text/tsconfig.json',
  'text/tsconfig.pure.json',
  'sync/tsconfig.json',
  'sync/tsconfig.pure.json',
  'server/tsconfig.json',
  'electron/tsconfig.json',
  'renderer/tsconfig.json',
  'renderer/tsconfig.browser.json',
  'build/tsconfig.json',
  'test/tsconfig.json',
];
const NO_INPUTS = 'TS18003';

export async function checkTypes(): Promise<StageOutcome> {
  const parts: StageOutcome[] = [];
  for (const project of TYPE_PROJECTS) parts.push(await checkProject(project));
  return sumOutcomes(parts);
}

async function checkProject(project: string): Promise<StageOutcome> {
  if (!existsSync(join(REPOSITORY, project))) return nothingThereYet(project);
  const { code, output } = await runTool(toolFile('typescript', 'tsc'), ['-p', project, '--pretty', 'false']);
  if (code !== 0 && output.includes(NO_INPUTS)) return nothingThereYet(project);
  return verdict(code, code === 0 ? '' : `${project}\n${output}`);
}

export async function checkLint(): Promise<StageOutcome> {
  const { code, output } = await runTool(toolFile('oxlint', 'oxlint'), ['--type-aware', '--deny-warnings']);
  return verdict(code, output);
}

export async function checkFormat(): Promise<StageOutcome> {
  const { code, output } = await runTool(toolFile('oxfmt', 'oxfmt'), ['--check']);
  return verdict(code, `${output}\nRemedy: node_modules/.bin/oxfmt --write PATHS`);
}

export async function checkUnused(): Promise<StageOutcome> {
  const { code, output } = await runTool(toolFile('knip', 'knip'), ['--no-progress']);
  return verdict(code, output);
}

export async function checkKnowledgePage(): Promise<StageOutcome> {
  return await checkOwn('build/knowledge/command.ts', 'pages', '--check');
}

/** Runs one of our own check commands, which print their findings and exit with 1. */
export async function checkOwn(script: string, ...words: readonly string[]): Promise<StageOutcome> {
  if (!existsSync(join(REPOSITORY, script))) return nothingThereYet(script);
  const { code, output } = await runTool(join(REPOSITORY, script), words);
  return verdict(code, output);
}

function verdict(code: number, output: string): StageOutcome {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], output, remarks: [] };
}
