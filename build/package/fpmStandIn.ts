import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseFpmArguments } from './fpmArguments.ts';
import type { FpmArguments } from './fpmArguments.ts';

// Does for electron-builder what fpm would: packs a folder as deb or rpm with Debian's own tools. fpm is a Ruby program
// that electron-builder fetches from GitHub; where that cannot be reached, this stands in for the options it uses.
const given = parseFpmArguments(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'wardlight-package-'));
try {
  const tree = join(folder, 'tree');
  for (const { from, to } of given.files) copy(from, join(tree, to));
  if (given.target === 'deb') buildDeb(tree, given);
  else buildRpm(tree, given);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

function run(command: string, words: readonly string[]): void {
  execFileSync(command, words, { stdio: ['ignore', 'ignore', 'inherit'] });
}

function kilobytesOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return String(Math.ceil(bytes / 1024));
}

function buildDeb(tree: string, options: FpmArguments): void {
  const control = join(tree, 'DEBIAN');
  mkdirSync(control, { recursive: true });
  const kilobytes = kilobytesOf(tree);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['Package', options.name],
    ['Version', options.version],
    ['Architecture', options.architecture],
    ['Maintainer', options.maintainer],
    ['Installed-Size', kilobytes],
    ['Depends', options.depends.join(', ')],
    ['Recommends', options.recommends.join(', ')],
    ['Section', options.category],
    ['Priority', options.priority],
    ['Homepage', options.url],
    [
      'Description',
      options.description
        .trim()
        .split('\n')
        .map((line, index) => (index === 0 ? line : ` ${line.trim() === '' ? '.' : line.trim()}`))
        .join('\n'),
    ],
  ];
  writeFileSync(
    join(control, 'control'),
    `${fields
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')}\n`,
  );
  for (const [name, script] of [
    ['postinst', options.afterInstall],
    ['postrm', options.afterRemove],
  ] as const) {
    if (script !== undefined) writeFileSync(join(control, name), readFileSync(script), { mode: 0o755 });
  }
  run('fakeroot', ['dpkg-deb', '--root-owner-group', '-Zxz', '--build', tree, options.output]);
}

function buildRpm(tree: string, options: FpmArguments): void {
  const script = (name: string, file: string | undefined): string =>
    file === undefined ? '' : `%${name}\n${readFileSync(file, 'utf8')}\n`;
  const spec = [
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    '%global debug_package %{nil}',
    `Name: ${options.name}`,
    `Version: ${options.version.replaceAll('-', '_')}`,
    'Release: 1',
    `Summary: ${options.summary ?? options.name}`,
    `License: ${options.license ?? 'unknown'}`,
    `Group: ${options.category ?? 'Applications'}`,
    `URL: ${options.url ?? ''}`,
    'AutoReqProv: no',
    ...options.depends.map((dependency) => `Requires: ${dependency}`),
    `%description\n${options.description.trim()}`,
    script('post', options.afterInstall),
    script('postun', options.afterRemove),
    '%files',
    ...options.files.map(({ to, from }) => (statSync(from).isDirectory() ? `"/${to.replace(/\/$/, '')}"` : `"/${to}"`)),
  ].join('\n');
  const specFile = join(folder, 'package.spec');
  writeFileSync(specFile, `${spec}\n`);
  const words = [
    '-bb',
    specFile,
    `--buildroot=${tree}`,
    `--target=${options.architecture}`,
    '--define',
    `_topdir ${folder}`,
    '--define',
    `_rpmdir ${folder}/rpms`,
    '--define',
    '_rpmfilename package.rpm',
    '--nodeps',
    '--quiet',
  ];
  run('rpmbuild', words);
  try {
    renameSync(join(folder, 'rpms', 'package.rpm'), options.output);
  } catch {
    // The output may be on another disk than the temporary folder.
    cpSync(join(folder, 'rpms', 'package.rpm'), options.output);
  }
}
