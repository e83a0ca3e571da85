// Collects French brands that say nothing by themselves and hold what no name in the starter tells ("Actron", "Olimel"):
//   node build/knowledge/substances/collectBrands.ts BDPM_FOLDER
// BDPM_FOLDER holds the French public product base. It writes build/knowledge/starter/products/frenchBrands.yaml: names of
// products as facts, with the substances of the starter that the base says they hold.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import { starterNames } from '../resolver/starterNames.ts';
import { readFrenchBase } from '../resolver/frenchBase.ts';
import { createNameReader } from '../resolver/nameReader.ts';
import { brandEntries } from './brandEntries.ts';

const starterFolder = fileURLToPath(new URL('../starter', import.meta.url));
const brandsFile = join(starterFolder, 'products', 'frenchBrands.yaml');
const NOTE = `# Collected by build/knowledge/substances/collectBrands.ts; do not edit. Names of marketed products and what they hold:
# French public product base, April 2026.
`;

function collect(folder: string): void {
  const before = readFileSync(brandsFile, 'utf8');
  // Without the last collection: a brand must be judged by what the starter knows without it.
  writeFileSync(brandsFile, `${NOTE}[]\n`);
  const compiled = starterNames(starterFolder);
  const products = readFrenchBase(folder);
  if (!compiled.ok || !products.ok) {
    writeFileSync(brandsFile, before);
    throw new Error(products.ok ? JSON.stringify(compiled) : products.error);
  }
  const entries = brandEntries(products.value, createNameReader(compileKnowledge([compiled.value])));
  const lines = entries.map(
    ({ names: [name = '', ...others], of, isOrdered }) =>
      `- { name: ${quoted(name)}${others.length === 0 ? '' : `, names: [${others.map(quoted).join(', ')}]`}, of: [${of.join(', ')}]${isOrdered ? ', ordered: true' : ''} }`,
  );
  writeFileSync(brandsFile, `${NOTE}${lines.join('\n')}\n`);
  console.log(`${entries.length} entries, ${entries.reduce((sum, { names }) => sum + names.length, 0)} brands`);
}

function quoted(name: string): string {
  return /^[a-z][a-z0-9 -]*$/.test(name) && !/^(?:yes|no|on|off|true|false|null|y|n)$/.test(name)
    ? name
    : JSON.stringify(name);
}

collect(process.argv[2] ?? '.');
