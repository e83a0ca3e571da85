/** What electron-builder asks of fpm, as far as it does. */
export interface FpmArguments {
  readonly target: 'deb' | 'rpm';
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly output: string;
  readonly description: string;
  readonly maintainer: string | undefined;
  readonly url: string | undefined;
  readonly license: string | undefined;
  readonly category: string | undefined;
  readonly priority: string | undefined;
  readonly summary: string | undefined;
  readonly afterInstall: string | undefined;
  readonly afterRemove: string | undefined;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  /** `to` has no slash in front. */
  readonly files: readonly { readonly from: string; readonly to: string }[];
}

const FLAGS: ReadonlySet<string> = new Set(['--force', '--debug', '--deb-no-default-config-files']);

/** Throws for what it does not understand: a package that lacks what was asked for would look like a good one. */
export function parseFpmArguments(words: readonly string[]): FpmArguments {
  const values = new Map<string, string[]>();
  const files: { from: string; to: string }[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (FLAGS.has(word)) continue;
    if (word.startsWith('-')) {
      const name = word.replace(/^-+/, '');
      values.set(name, [...(values.get(name) ?? []), words[index + 1] ?? '']);
      index += 1;
      continue;
    }
    const split = word.lastIndexOf('=');
    if (split < 0) throw new Error(`fpm stand-in: not understood: ${word}`);
    files.push({ from: word.slice(0, split), to: word.slice(split + 1).replace(/^\//, '') });
  }
  const last = (name: string): string | undefined => values.get(name)?.at(-1);
  const needed = (name: string): string => {
    const value = last(name);
    if (value === undefined) throw new Error(`fpm stand-in: --${name} is missing`);
    return value;
  };
  const target = needed('t');
  if (target !== 'deb' && target !== 'rpm') throw new Error(`fpm stand-in: no ${target} here`);
  return {
    target,
    name: needed('name'),
    version: needed('version'),
    architecture: needed('architecture'),
    output: needed('package'),
    description: needed('description'),
    maintainer: last('maintainer'),
    url: last('url'),
    license: last('license'),
    category: last('category'),
    priority: last('deb-priority'),
    summary: last('rpm-summary'),
    afterInstall: last('after-install'),
    afterRemove: last('after-remove'),
    depends: values.get('d') ?? [],
    recommends: values.get('deb-recommends') ?? [],
    files,
  };
}
