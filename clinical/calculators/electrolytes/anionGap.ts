import { finiteOrNull, isPositive } from '../finiteOrNull.ts';

/** All in mmol/L; albumin in g/L. */
export interface AnionGapFacts {
  readonly sodium: number;
  readonly chloride: number;
  readonly bicarbonate: number;
  /** Counted where the laboratory's range includes it. */
  readonly potassium?: number;
  /** Albumin is most of the gap: without it a low one hides the acids. */
  readonly albuminGPerL?: number;
}

/** Albumin to which the gap is corrected, and mmol/L of gap per gram (Figge 1998). */
const NORMAL_ALBUMIN_G_PER_L = 44;
const GAP_PER_GRAM = 0.25;

/**
 * Anion gap in mmol/L, sodium less chloride and bicarbonate (Emmett M, Narins RG, Medicine 1977;56:38-54), and with an albumin the gap
 * as it would be at 44 g/L (Figge J et al., Crit Care Med 1998;26:1807-1810). It may be negative (bromide, lithium). null: a value that
 * nobody has.
 */
export function anionGap(
  facts: AnionGapFacts,
): { readonly gap: number; readonly albuminCorrected: number | null } | null {
  const { sodium, chloride, bicarbonate, potassium, albuminGPerL } = facts;
  const measured = [sodium, chloride, bicarbonate, potassium, albuminGPerL].filter((value) => value !== undefined);
  if (!measured.every(isPositive)) return null;
  const gap = rounded(sodium + (potassium ?? 0) - chloride - bicarbonate);
  if (gap === null) return null;
  const albuminCorrected =
    albuminGPerL === undefined ? null : rounded(gap + GAP_PER_GRAM * (NORMAL_ALBUMIN_G_PER_L - albuminGPerL));
  return { gap, albuminCorrected };
}

/** 140.1 - 104 - 24.1 is 11.999999999999996 in binary. */
function rounded(value: number): number | null {
  return finiteOrNull(Number(value.toPrecision(12)));
}
