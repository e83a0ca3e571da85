/**
 * Haemoglobin A1c is reported in % (NGSP) or mmol/mol (IFCC): two scales with different zeros, so no factor leads from one to the
 * other. Master equation of the NGSP (Hoelzel W et al., Clin Chem 2004;50:166-174; ngsp.org, 2010): % = 0.09148 x mmol/mol + 2.152.
 */
const SLOPE = 0.09148;
const OFFSET = 2.152;

export function ngspPercent(ifccMmolPerMol: number): number {
  return SLOPE * ifccMmolPerMol + OFFSET;
}

export function ifccMmolPerMol(ngspPercentage: number): number {
  return (ngspPercentage - OFFSET) / SLOPE;
}
