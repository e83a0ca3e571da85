import type { Chart } from '../../schema/chart/chart.ts';
import type { Observation } from '../../schema/chart/observation.ts';
import { codeSystems } from '../../schema/coding.ts';
import { phenotypeOfDiplotype } from './diplotypes.ts';
import type { Phenotype } from './phenotypeName.ts';
import { plainText } from './plainText.ts';

export interface GeneResult {
  readonly gene: string;
  /** null: a result whose words nobody here understands. It is no normal one. */
  readonly phenotype: Phenotype | null;
  readonly observation: Observation;
}

/** LOINC: metabolic activity interpretations (HL7 genomics reporting guide), HLA-B*57:01. The name of the test decides otherwise. */
const geneByLoinc: ReadonlyMap<string, string> = new Map([
  ['79713-4', 'TPMT'],
  ['79714-2', 'CYP2C19'],
  ['79715-9', 'CYP2D6'],
  ['79716-7', 'CYP2C9'],
  ['79719-1', 'DPYD'],
  ['50956-2', 'HLA-B*57:01'],
]);

const genes: readonly (readonly [string, RegExp])[] = [
  ...[
    'CYP2C19',
    'CYP2C9',
    'CYP2D6',
    'CYP2B6',
    'CYP3A5',
    'CYP4F2',
    'TPMT',
    'NUDT15',
    'UGT1A1',
    'SLCO1B1',
    'ABCG2',
    'VKORC1',
    'RYR1',
    'CACNA1S',
    'IFNL3',
    'CFTR',
    'POLG',
    'BCHE',
    'NAT2',
  ].map((gene) => [gene, new RegExp(`\\b${gene.toLowerCase()}\\b`)] as const),
  ['DPYD', /\b(?:dpyd|dpd|dihydropyrimidine|uracil|uracilemie)\b/],
  ['G6PD', /\b(?:g6pd|glucose.6.phosph\w*)\b/],
  ['MT-RNR1', /\b(?:mt.?rnr1|12s rrna)\b/],
  ['F5', /\b(?:factor v leiden|facteur v(?: de)? leiden|f5)\b/],
  ['F2', /\b(?:prothrombin 20210|prothrombine 20210|20210g>?a)\b/],
  ['HLA-B*57:01', /hla.?b.{0,2}57:?01/],
  ['HLA-B*58:01', /hla.?b.{0,2}58:?01/],
  ['HLA-B*15:02', /hla.?b.{0,2}15:?02/],
  ['HLA-A*31:01', /hla.?a.{0,2}31:?01/],
];

/** Words of results in English and French and the LOINC answer codes, the most telling first. */
const words: readonly (readonly [Phenotype, RegExp])[] = [
  ['ultrarapid metaboliser', /ultra.?rapid|la10315-2/],
  ['intermediate metaboliser', /intermedia(?:te|ire)|la10317-8/],
  [
    'poor metaboliser',
    /(?:poor|slow)[ -](?:metaboli|acetyl)|metaboli\w+ lent|la9657-3|complete dpd deficiency|deficit complet/,
  ],
  ['rapid metaboliser', /rapid|la25390-8/],
  ['normal metaboliser', /(?:normal|extensive)[ -]metaboli|metaboli\w+ (?:normal|extensi)|la25391-6/],
  ['poor function', /poor function|fonction (?:tres )?altere/],
  ['decreased function', /(?:decreased|reduced) function|fonction (?:diminue|reduite)/],
  ['increased function', /increased function|fonction augmente/],
  ['normal function', /normal function|fonction normale/],
  ['not susceptible', /not? suscepti|uncertain suscepti/],
  ['susceptible', /suscepti|malignant hyperthermia|hyperthermie maligne/],
  ['not responsive', /not? responsive|non responsive|no responsive/],
  ['responsive', /responsive/],
  [
    'not deficient',
    /not deficient|no deficiency|non deficien|pas de deficit|absence de deficit|sans deficit|normal activity|activite normale/,
  ],
  ['deficient', /deficien|deficit/],
  [
    'negative',
    /\b(?:negati(?:ve|f)|absent|absence|not detected|non detecte|not carrier|non porteu|la9634-2|la6577-6|la32-8)/,
  ],
  ['heterozygous', /heterozyg/],
  ['homozygous', /homozyg/],
  ['positive', /\b(?:positi(?:ve|f)|present|detected|detecte|carrier|porteu|la9633-4|la6576-8|la33-6)/],
  ['normal metaboliser', /^normal$/],
];

/** The gene that a test is about, by its codes, else by its name; null: it is about something else. */
export function geneOf(observation: Observation): string | null {
  for (const { system, code } of observation.code.codings) {
    const gene = system === codeSystems.loinc ? geneByLoinc.get(code) : undefined;
    if (gene !== undefined) return gene;
  }
  return geneIn(observation.code.text);
}

/** A hospital has some hundred names of tests, and every chart bears them again and again. Bounded: a chart is not trusted. */
const geneByText = new Map<string, string | null>();
const MOST_TEXTS = 2000;

function geneIn(text: string): string | null {
  const known = geneByText.get(text);
  if (known !== undefined) return known;
  const folded = plainText(text);
  const gene = genes.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
  if (geneByText.size >= MOST_TEXTS) geneByText.clear();
  geneByText.set(text, gene);
  return gene;
}

const uracil = /uracil/i;

/** The gene results on record. A report that names several genes in its text gives one result for each part. */
export function geneResults(chart: Chart): readonly GeneResult[] {
  const results: GeneResult[] = [];
  for (const observation of chart.observations) {
    if (observation.status === 'cancelled' || observation.status === 'enteredInError') continue;
    // A gene is told in words; of numbers only uracil stands for one.
    if (observation.valueText === undefined && !uracil.test(observation.code.text)) continue;
    results.push(...resultsOf(observation));
  }
  return results;
}

/** One look at each result: hardly any of the hundreds in a chart is about a gene. */
const mayBeAboutGenes =
  /cyp|hla|tpmt|nudt|dpyd|dpd|dihydropyr|uracil|ugt1|slco|abcg2|vkor|ryr1|cacna|ifnl|cftr|polg|bche|nat2|g6pd|glucose.6|rnr1|12s|leiden|f5|20210|g[e\u00e9\u00c9]n[e\u00e9\u00c9o]/i;

function resultsOf(observation: Observation): readonly GeneResult[] {
  if (
    !mayBeAboutGenes.test(observation.code.text) &&
    !observation.code.codings.some(({ code }) => geneByLoinc.has(code))
  )
    return [];
  const gene = geneOf(observation);
  const text = observation.valueText ?? '';
  if (gene !== null) {
    const phenotype = gene === 'DPYD' && observation.value !== null ? ofUracil(observation) : phenotypeOf(gene, text);
    return [{ gene, phenotype, observation }];
  }
  if (text === '' || !/genet|genomi|genotyp|hla/.test(plainText(observation.code.text))) return [];
  return text.split(/[;\n]|,(?=\s*(?:cyp|hla|tpmt|nudt|dpyd|ugt|slco|vkor|g6pd))/i).flatMap((part) => {
    const named = geneIn(part);
    return named === null ? [] : [{ gene: named, phenotype: phenotypeOf(named, part), observation }];
  });
}

/** The words of a result; without telling words its star alleles. */
export function phenotypeOf(gene: string, text: string): Phenotype | null {
  const folded = plainText(text).trim();
  const found = words.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
  return found ?? phenotypeOfDiplotype(gene, text);
}

/**
 * Uracil in plasma before a fluoropyrimidine, ng/mL: from 16 partial and from 150 complete deficiency of DPD (HAS and INCa, Recherche
 * d'un déficit en dihydropyrimidine déshydrogénase, 2018).
 */
function ofUracil({ value }: Observation): Phenotype | null {
  if (value === null || !/^(?:ng\/ml|ug\/l|µg\/l)$/i.test(value.unit)) return null;
  if (value.value >= 150) return 'poor metaboliser';
  return value.value >= 16 ? 'intermediate metaboliser' : 'normal metaboliser';
}
