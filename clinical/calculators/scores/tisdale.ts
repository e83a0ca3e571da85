import { boundsOf, byLimit, type Score, sumOf, yesNo } from './score.ts';

export type TisdaleInput =
  | 'age'
  | 'sex'
  | 'loopDiuretic'
  | 'potassium'
  | 'admissionQtc'
  | 'acuteMyocardialInfarction'
  | 'sepsis'
  | 'heartFailure'
  | 'qtProlongingDrugs';

/** null: not known. */
export interface TisdaleFacts {
  readonly ageYears: number | null;
  readonly isFemale: boolean | null;
  readonly takesLoopDiuretic: boolean | null;
  readonly potassiumMmolPerL: number | null;
  readonly admissionQtcMs: number | null;
  readonly hasAcuteMyocardialInfarction: boolean | null;
  readonly hasSepsis: boolean | null;
  readonly hasHeartFailure: boolean | null;
  /** How many different drugs that lengthen the QT interval. */
  readonly qtProlongingDrugs: number | null;
}

export type TisdaleRisk = 'low' | 'moderate' | 'high';

export interface Tisdale {
  /** From 0 to 21. */
  readonly score: Score<TisdaleInput>;
  /** Every risk that the score leaves possible. */
  readonly risks: readonly TisdaleRisk[];
}

/**
 * Risk of a long QT interval in hospital (Tisdale JE et al., Circ Cardiovasc Qual Outcomes 2013;6:479-487). Age of 68 years or more,
 * female sex and a loop diuretic count 1 each; potassium of 3.5 mmol/L or less, a QTc on admission of 450 ms or more and an acute
 * myocardial infarction 2 each; sepsis, heart failure and one QT-prolonging drug 3 each, two or more such drugs 3 more. Up to 6 is a
 * low risk, 7 to 10 moderate, from 11 high. Derived in cardiac care units.
 */
export function tisdale(facts: TisdaleFacts): Tisdale {
  const drugs = facts.qtProlongingDrugs;
  const score = sumOf<TisdaleInput>([
    byLimit('age', facts.ageYears, (years) => years >= 68, 1),
    yesNo('sex', facts.isFemale, 1),
    yesNo('loopDiuretic', facts.takesLoopDiuretic, 1),
    byLimit('potassium', facts.potassiumMmolPerL, (value) => value <= 3.5, 2),
    byLimit('admissionQtc', facts.admissionQtcMs, (value) => value >= 450, 2),
    yesNo('acuteMyocardialInfarction', facts.hasAcuteMyocardialInfarction, 2),
    yesNo('sepsis', facts.hasSepsis, 3),
    yesNo('heartFailure', facts.hasHeartFailure, 3),
    {
      input: 'qtProlongingDrugs',
      points: drugs === null || !Number.isInteger(drugs) || drugs < 0 ? null : Math.min(drugs, 2) * 3,
      possible: [0, 6],
    },
  ]);
  const { lowest, highest } = boundsOf(score);
  const risks = (['low', 'moderate', 'high'] as const).slice(step(lowest), step(highest) + 1);
  return { score, risks };
}

function step(points: number): number {
  return points <= 6 ? 0 : points <= 10 ? 1 : 2;
}
