import type { Phenotype } from './phenotypeName.ts';

/**
 * What a star allele is worth: CPIC allele functionality tables (cpicpgx.org, 2024). 0 none, 0.5 decreased, 1 normal, more: increased.
 * Only alleles of which nobody doubts; CYP2D6 is left out, because copy numbers and activity scores do not fit in a line.
 */
const alleles: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  CYP2C19: { '*1': 1, '*2': 0, '*3': 0, '*17': 1.5 },
  CYP2C9: { '*1': 1, '*2': 0.5, '*3': 0, '*5': 0.5, '*6': 0, '*8': 0.5, '*11': 0.5 },
  CYP2B6: { '*1': 1, '*6': 0.5, '*18': 0 },
  CYP3A5: { '*1': 1, '*3': 0, '*6': 0, '*7': 0 },
  TPMT: { '*1': 1, '*2': 0, '*3A': 0, '*3B': 0, '*3C': 0 },
  NUDT15: { '*1': 1, '*2': 0, '*3': 0 },
  DPYD: { '*1': 1, '*2A': 0, '*13': 0 },
  UGT1A1: { '*1': 1, '*6': 0, '*28': 0, '*37': 0 },
  SLCO1B1: { '*1': 1, '*37': 1, '*5': 0, '*15': 0 },
};

/** `*1/*2` as a phenotype; null where an allele is not in the table. */
export function phenotypeOfDiplotype(gene: string, text: string): Phenotype | null {
  const [, first = '', second = ''] = /(\*\d+[A-Z]?)\s*\/\s*(\*\d+[A-Z]?)/i.exec(text) ?? [];
  const one = alleles[gene]?.[first.toUpperCase()];
  const other = alleles[gene]?.[second.toUpperCase()];
  if (one === undefined || other === undefined) return null;
  if (gene === 'SLCO1B1')
    return one + other === 2 ? 'normal function' : one + other === 1 ? 'decreased function' : 'poor function';
  if (one + other === 3) return 'ultrarapid metaboliser';
  if (one + other === 2.5) return 'rapid metaboliser';
  return ofScore(gene, one + other);
}

/** CYP2C9: 1 and 1.5 intermediate, below poor (Theken KN, Clin Pharmacol Ther 2020;108:191-200). CYP2B6 *6/*6 is poor (Desta Z, 2019). */
function ofScore(gene: string, score: number): Phenotype {
  if (score >= 2) return 'normal metaboliser';
  const poorUpTo = gene === 'CYP2B6' ? 1 : gene === 'CYP2C9' ? 0.5 : 0;
  return score <= poorUpTo ? 'poor metaboliser' : 'intermediate metaboliser';
}
