import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { z } from 'zod';
import { findElectron } from '../../electron/commands/findElectron.ts';
import { REPOSITORY } from '../test/repository.ts';
import { builderConfiguration } from './builderConfiguration.ts';
import { checkArtefact } from './checkArtefact.ts';
import { drawIcons } from './drawIcons.ts';
import { makeDummyElectron } from './dummyElectron.ts';
import { PACKAGE_HELP, parsePackageArguments } from './packageArguments.ts';
import type { PackageArguments, PackageTarget } from './packageArguments.ts';
import { prepareApp } from './prepareApp.ts';
import { missingTools, useSystemTools } from './systemTools.ts';

const REAL_TARGETS: Readonly<Record<string, readonly PackageTarget[]>> = {
  win32: ['nsis', 'msi'],
  darwin: ['dmg'],
  linux: ['deb', 'rpm', 'AppImage'],
};
const DUMMY_TARGETS: readonly PackageTarget[] = ['dir', 'tar.gz', 'deb', 'rpm'];

class Refusal extends Error {}

async function main(words: readonly string[]): Promise<void> {
  const given = parsePackageArguments(words);
  if (given.help) {
    process.stdout.write(`${PACKAGE_HELP}\n`);
    return;
  }
  if (given.drawIcons) {
    say(`Drawn into ${await drawIcons()}`);
    return;
  }
  const electron = given.dummy ? null : (given.electronDist ?? electronFolder());
  if (electron === null && process.platform !== 'linux')
    throw new Refusal(
      'there is no Electron binary here; give its folder with --electron-dist (a dummy can only be packed on Linux).',
    );
  const output = resolve(given.output ?? join(REPOSITORY, 'out', 'package'));
  const { targets, skipped } = chooseTargets(given, electron === null);
  const work = join(output, 'work');
  const app = join(work, 'app');
  const missing = prepareApp(REPOSITORY, app);
  if (missing.length > 0) throw new Refusal(`${missing.join(', ')} is not built; npm run package builds it first.`);
  const { version } = electronPackage();
  const dist = electron ?? join(work, 'electron');
  if (electron === null) makeDummyElectron(dist, version);
  if (electron === null) useSystemTools(join(work, 'tools'), process.env);
  say(`Packing ${targets.join(', ')} with ${electron === null ? 'a dummy in place of Electron' : dist} ...`);
  await build({
    projectDir: app,
    targets: Platform.current().createTarget([...targets], process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
    config: builderConfiguration({
      electronVersion: version,
      electronDist: dist,
      appFolder: app,
      outputFolder: output,
      environment: process.env,
    }),
    publish: 'never',
  });
  const problems = checkArtefact(unpackedFolder(output), process.platform);
  rmSync(work, { recursive: true, force: true });
  report(output, given, electron === null, skipped, problems);
  if (problems.length > 0) process.exitCode = 1;
}

function chooseTargets(
  given: PackageArguments,
  isDummy: boolean,
): { targets: readonly PackageTarget[]; skipped: readonly string[] } {
  const wanted = given.targets ?? (isDummy ? DUMMY_TARGETS : (REAL_TARGETS[process.platform] ?? []));
  const withMissing = wanted.map((target) => ({ target, lacks: isDummy ? missingTools(target) : [] }));
  const targets = withMissing.filter(({ lacks }) => lacks.length === 0).map(({ target }) => target);
  if (targets.length === 0) throw new Refusal('none of these targets can be built here; --help says what they need.');
  return {
    targets,
    skipped: withMissing
      .filter(({ lacks }) => lacks.length > 0)
      .map(({ target, lacks }) => `${target} (install ${lacks.join(' ')})`),
  };
}

function report(
  output: string,
  given: PackageArguments,
  isDummy: boolean,
  skipped: readonly string[],
  problems: readonly string[],
): void {
  const files = readdirSync(output).filter(
    (name) => statSync(join(output, name)).isFile() && name.startsWith('Wardlight-'),
  );
  for (const name of files) say(`  ${join(output, name)}`);
  for (const target of skipped) say(`  skipped: ${target}`);
  for (const problem of problems) say(`  WRONG: ${problem}`);
  if (isDummy)
    say(
      'These hold a dummy in place of Electron: they prove that the configuration packs, and nothing about the program. Fuses were set in the dummy; asar integrity is checked by a real Electron only.',
    );
  if (given.json) process.stdout.write(`${JSON.stringify({ output, files, isDummy, skipped, problems })}\n`);
}

function electronFolder(): string | null {
  const binary = findElectron(REPOSITORY, process.env);
  if (binary === null) return null;
  return process.platform === 'darwin' ? resolve(dirname(binary), '../../..') : dirname(binary);
}

function electronPackage(): { version: string } {
  const file = join(REPOSITORY, 'node_modules/electron/package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')));
}

function unpackedFolder(output: string): string | null {
  const name = readdirSync(output).find(
    (entry) => /^(linux|win|mac)(-[a-z0-9]+)?(-unpacked)?$/.test(entry) && statSync(join(output, entry)).isDirectory(),
  );
  return name === undefined ? null : join(output, name);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof TypeError || (error instanceof Error && error.message.includes('is no target'));
  const hint = isUsage ? ' (--help says what it understands)' : '';
  say(`npm run package: ${error instanceof Error ? error.message : 'failed'}${hint}`);
  process.exitCode = isUsage ? 2 : 1;
}
