import { boundsOf, byLimit, type Score, sumOf, yesNo } from './score.ts';

export type HasBledInput =
  | 'hypertension'
  | 'renalFunction'
  | 'liverFunction'
  | 'stroke'
  | 'bleeding'
  | 'labileInr'
  | 'age'
  | 'antiplateletOrNsaid'
  | 'alcohol';

/** null: not known. */
export interface HasBledFacts {
  readonly systolicMmHg: number | null;
  /** Dialysis, transplant, or serum creatinine of 200 umol/L (2.26 mg/dL) or more. */
  readonly hasAbnormalRenalFunction: boolean | null;
  /** Chronic liver disease such as cirrhosis, or bilirubin above twice with transaminases or phosphatase above three times normal. */
  readonly hasAbnormalLiverFunction: boolean | null;
  readonly hadStroke: boolean | null;
  /** Earlier major bleeding, or what leads to it (bleeding diathesis, anaemia). */
  readonly hasBledOrMay: boolean | null;
  /** Less than 60 % of the time in range; false without a vitamin K antagonist. */
  readonly hasLabileInr: boolean | null;
  readonly ageYears: number | null;
  readonly takesAntiplateletOrNsaid: boolean | null;
  readonly alcoholDrinksPerWeek: number | null;
}

export interface HasBled {
  /** From 0 to 9. */
  readonly score: Score<HasBledInput>;
  /** 3 points or more; null: what is missing decides. */
  readonly isHighRisk: boolean | null;
}

/**
 * One-year risk of major bleeding in atrial fibrillation (Pisters R et al., Chest 2010;138:1093-1100): one point each for a systolic
 * pressure above 160 mmHg, abnormal renal and liver function, stroke, bleeding, labile INR, age above 65 years, antiplatelet drug or
 * NSAID, and eight drinks a week or more. A high score asks for care and correction, not for withholding the anticoagulant.
 */
export function hasBled(facts: HasBledFacts): HasBled {
  const score = sumOf<HasBledInput>([
    byLimit('hypertension', facts.systolicMmHg, (pressure) => pressure > 160, 1),
    yesNo('renalFunction', facts.hasAbnormalRenalFunction, 1),
    yesNo('liverFunction', facts.hasAbnormalLiverFunction, 1),
    yesNo('stroke', facts.hadStroke, 1),
    yesNo('bleeding', facts.hasBledOrMay, 1),
    yesNo('labileInr', facts.hasLabileInr, 1),
    byLimit('age', facts.ageYears, (years) => years > 65, 1),
    yesNo('antiplateletOrNsaid', facts.takesAntiplateletOrNsaid, 1),
    byLimit('alcohol', facts.alcoholDrinksPerWeek, (drinks) => drinks >= 8, 1),
  ]);
  const { lowest, highest } = boundsOf(score);
  return { score, isHighRisk: lowest >= 3 ? true : highest < 3 ? false : null };
}
