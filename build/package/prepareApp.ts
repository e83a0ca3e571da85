import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  main: z.string(),
});

/** What goes into the asar: the bundles, the page, the knowledge, the window's icon, and a package.json without dependencies. */
const PARTS = ['dist/electron', 'dist/renderer', 'dist/knowledge', 'build/package/icons/512x512.png'];

/** Returns the parts that are missing; with none the folder is ready. */
export function prepareApp(repository: string, folder: string): readonly string[] {
  const missing = PARTS.filter((part) => !existsSync(join(repository, part)));
  if (missing.length > 0) return missing;
  rmSync(folder, { recursive: true, force: true });
  for (const part of PARTS) {
    mkdirSync(dirname(join(folder, part)), { recursive: true });
    cpSync(join(repository, part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith('.map') });
  }
  const { name, version, description, license, main } = packageFile.parse(
    JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')),
  );
  const contents = {
    name,
    productName: 'Wardlight',
    version,
    description,
    license,
    main,
    desktopName: 'wardlight.desktop',
    homepage: 'https://wardlight.example/',
    author: { name: 'Wardlight maintainers', email: 'maintainers@wardlight.example' },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(contents, null, 2)}\n`);
  return [];
}
