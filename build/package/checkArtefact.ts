import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronBinary, resourcesFolder } from './builderConfiguration.ts';
import { FUSES, readFuses } from './fuses.ts';

/** Looks at what was packed, not at what was asked for: the fuses of the binary, and that the program is in its asar only. */
export function checkArtefact(folder: string | null, platform: string): readonly string[] {
  if (folder === null) return ['there is no unpacked folder to look at'];
  const resources = resourcesFolder(folder, platform);
  const problems: string[] = [];
  if (!existsSync(join(resources, 'app.asar'))) problems.push('there is no app.asar');
  if (existsSync(join(resources, 'app')))
    problems.push('there is an app folder beside the asar, which nothing protects');
  if (existsSync(join(resources, 'default_app.asar'))) problems.push("Electron's default program was left in");
  return [...problems, ...fuseProblems(electronBinary(folder, platform))];
}

function fuseProblems(path: string): readonly string[] {
  if (!existsSync(path)) return [`there is no ${path}`];
  const wires = readFuses(readFileSync(path));
  if (wires.length === 0) return ['the binary has no fuse wire'];
  return wires.flatMap((wire) =>
    Object.entries(FUSES).flatMap(([name, isOn], index) => {
      const state = wire[index] ?? 'missing';
      return state === 'removed' || state === (isOn ? 'on' : 'off') ? [] : [`the fuse ${name} is ${state}`];
    }),
  );
}
