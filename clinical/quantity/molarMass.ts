import type { Analyte } from '../../schema/knowledge/analyte.ts';

/**
 * Micromoles per milligram (1000 / molar mass in g/mol, IUPAC 2021 atomic weights) for analytes that laboratories report either way. Creatinine by the
 * one constant of this code base, 88.42 umol/L per mg/dL. Urea by urea itself; results as urea nitrogen are converted where
 * they are read. Bilirubin 584.66, uric acid 168.11, digoxin 780.94, haemoglobin as the monomer 16,114.
 */
export const micromolesPerMilligram: Readonly<Partial<Record<Analyte, number>>> = {
  creatinine: 8.842,
  glucose: 5.5507,
  calcium: 24.951,
  ionisedCalcium: 24.951,
  magnesium: 41.144,
  potassium: 25.576,
  sodium: 43.498,
  phosphate: 32.285,
  urea: 16.651,
  bilirubin: 1.7104,
  uricAcid: 5.9485,
  albumin: 0.01504,
  haemoglobin: 0.062058,
  lactate: 11.226,
  triglycerides: 1.1291,
  lithiumLevel: 144.09,
  digoxinLevel: 1.2805,
  phenytoinLevel: 3.964,
  valproateLevel: 6.9343,
  carbamazepineLevel: 4.2325,
  theophyllineLevel: 5.5503,
  vancomycinLevel: 0.69003,
  methotrexateLevel: 2.2005,
  ciclosporinLevel: 0.83153,
  tacrolimusLevel: 1.2438,
  bicarbonate: 16.389,
  chloride: 28.206,
  ammonia: 58.72,
  amikacinLevel: 1.7077,
  tobramycinLevel: 2.1389,
  phenytoinFreeLevel: 3.964,
  phenobarbitalLevel: 4.3059,
  lamotrigineLevel: 3.9049,
  levetiracetamLevel: 5.8751,
  clozapineLevel: 3.0598,
  sirolimusLevel: 1.0939,
  everolimusLevel: 1.0436,
  voriconazoleLevel: 2.8628,
  posaconazoleLevel: 1.427,
};

/** Equivalents per mole. */
export const valence: Readonly<Partial<Record<Analyte, number>>> = {
  potassium: 1,
  sodium: 1,
  chloride: 1,
  bicarbonate: 1,
  lithiumLevel: 1,
  calcium: 2,
  ionisedCalcium: 2,
  magnesium: 2,
};
