import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { isToolOrTest } from './listFiles.ts';
import { LAYERS, LIBRARY_HOMES, NODE_FOLDERS } from './layers.ts';
import type { FoundImport, ParsedFile } from './parsedFile.ts';
import type { Violation } from './violation.ts';

/** Holds one file's imports against the layers, the homes of libraries, Node's own modules and the screens' borders. */
export function checkImports(file: string, parsed: ParsedFile): readonly Violation[] {
  const found = parsed.imports.flatMap((one) =>
    complaintsAbout(file, one).map((message) => ({ file, line: one.line, message })),
  );
  const top = topFolder(file);
  if (top === 'build' || top === 'test') return found;
  const computed = parsed.computedImports.map((line) => ({
    file,
    line,
    message: 'a computed import: no rule can see where it leads',
  }));
  return [...found, ...computed];
}

function complaintsAbout(file: string, { specifier }: FoundImport): readonly string[] {
  if (specifier.startsWith('.')) return relativeComplaints(file, importedFile(file, specifier));
  if (isBuiltin(specifier)) return builtinComplaints(file, specifier);
  return libraryComplaints(file, specifier);
}

/** Where a relative import leads, as a path from the root. */
export function importedFile(file: string, specifier: string): string {
  const withoutQuery = specifier.replace(/\?.*$/, '');
  return posix.normalize(posix.join(posix.dirname(file), withoutQuery));
}

function relativeComplaints(file: string, target: string): readonly string[] {
  const from = topFolder(file);
  const to = topFolder(target);
  if (target.startsWith('../')) return [`imports ${target}, which is outside the repository`];
  if (from !== undefined && to !== undefined && from !== to) {
    const allowed = LAYERS[from];
    if (allowed === undefined) return [`the folder ${from}/ is not in the layer table`];
    if (!allowed.includes(to)) return [`${from}/ must not import ${to}/ (${target})`];
  }
  const here = screenOf(file);
  const there = screenOf(target);
  if (here !== undefined && there !== undefined && here !== there) {
    return [`the screen ${here} must not import the screen ${there} (${target})`];
  }
  return [];
}

function builtinComplaints(file: string, specifier: string): readonly string[] {
  if (!specifier.startsWith('node:')) return [`write node:${specifier}`];
  const top = topFolder(file);
  const isAllowed = top === undefined || NODE_FOLDERS.includes(top) || isToolOrTest(file);
  return isAllowed ? [] : [`${specifier}: Node's modules belong to ${NODE_FOLDERS.join('/, ')}/`];
}

function libraryComplaints(file: string, specifier: string): readonly string[] {
  const top = topFolder(file);
  if (top === undefined || top === 'test' || isToolOrTest(file)) return [];
  return LIBRARY_HOMES.filter(({ library }) => isOf(specifier, library))
    .filter(({ homes }) => !homes.some((home) => file.startsWith(`${home}/`)))
    .map(({ library, homes }) => `${specifier}: ${homeText(library, homes)}`);
}

function homeText(library: string, homes: readonly string[]): string {
  return homes.length === 0 ? `${library} is for test/ only` : `${library} is at home in ${homes.join('/ and ')}/ only`;
}

function isOf(specifier: string, library: string): boolean {
  return library.endsWith('/')
    ? specifier.startsWith(library)
    : specifier === library || specifier.startsWith(`${library}/`);
}

/** undefined for files in the root itself. */
function topFolder(file: string): string | undefined {
  const slash = file.indexOf('/');
  return slash === -1 ? undefined : file.slice(0, slash);
}

function screenOf(file: string): string | undefined {
  return /^renderer\/screens\/([^/]+)\//.exec(file)?.[1];
}
