import type { Quantity } from '../../schema/quantity.ts';
import type { Evidence } from '../../schema/review/evidence.ts';
import { childPugh, type ChildPughClass, type ChildPughFacts } from '../calculators/scores/childPugh.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { classKey } from '../knowledge/classKey.ts';
import { compareQuantities } from '../quantity/compareQuantities.ts';
import type { Truth } from '../truth.ts';
import { aminotransferaseMultiple } from './aminotransferases.ts';
import { ageHours, type LabResult } from './latestResults.ts';
import { findCondition } from './patientConditions.ts';
import { oncePer } from './oncePer.ts';
import type { PatientFacts } from './patientFacts.ts';

/** Bilirubin, albumin and INR of a liver disease change over weeks; older ones say nothing of today. */
const RESULT_LIMIT_HOURS = 31 * 24;
/** From here on an anticoagulant could be the reason; below it the liver makes its clotting factors, drug or no drug. */
const INR_OF_ONE_POINT = 1.7;
/** Two points of Child-Pugh for bilirubin: without a recorded disease it asks for an explanation first. */
const BILIRUBIN_IN_DOUBT: Quantity = { value: 34, unit: 'umol/L' };
const MULTIPLE_IN_DOUBT = 3;
/** Oral anticoagulants and direct thrombin inhibitors raise the INR (ATC). */
const raisesInr = /^B01A[AEF]/;

/** Groups of conditions that a pack may define, and what each says here. */
const groups = {
  disease: 'activeLiverDisease',
  ascites: 'ascites',
  refractoryAscites: 'refractoryAscites',
  encephalopathy: 'hepaticEncephalopathy',
  cholestatic: 'primaryBiliaryCholangitis',
} as const;

/**
 * Whether the liver is of one of these Child-Pugh classes. Only a recorded liver disease has a class; with parts of the score missing
 * it has a range of classes, and the answer holds for all of them or is unknown. Where conditions are recorded and none is of the
 * liver, it has no class, unless bilirubin or the aminotransferases speak against that.
 */
export function isOfChildPugh(
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
  pack: number,
  classes: readonly ChildPughClass[],
  evidence: Evidence[],
): Truth {
  const recorded = (group: string) =>
    findCondition(classKey(pack, group), facts.recordedConditions(), facts.chart.conditions.state, false);
  const disease = recorded(groups.disease);
  if (disease.truth === 'unknown') return 'unknown';
  if (disease.found === null) return isLiverInDoubt(facts) ? 'unknown' : 'no';
  const possible = possibleClasses(facts, knowledge, recorded);
  evidence.push({ kind: 'condition', recordId: disease.found.id, fact: groups.disease, text: disease.found.code.text });
  for (const analyte of ['bilirubin', 'albumin', 'inr'] as const) {
    const result = recent(facts, analyte);
    if (result !== null) evidence.push(resultOf(result));
  }
  evidence.push({ kind: 'computed', fact: `childPugh${possible.join('')}` });
  const wanted = possible.filter((one) => classes.includes(one));
  return wanted.length === possible.length ? 'yes' : wanted.length === 0 ? 'no' : 'unknown';
}

function possibleClasses(
  facts: PatientFacts,
  knowledge: CompiledKnowledge,
  recorded: (group: string) => { readonly truth: Truth },
): readonly ChildPughClass[] {
  const ascites = gradesOf(recorded(groups.ascites).truth, recorded(groups.refractoryAscites).truth);
  const encephalopathy = recorded(groups.encephalopathy).truth;
  const known = {
    bilirubin: recent(facts, 'bilirubin')?.quantity ?? null,
    albumin: recent(facts, 'albumin')?.quantity ?? null,
    prothrombin: inrOfLiver(facts, knowledge),
    hasCholestaticDisease: recorded(groups.cholestatic).truth === 'yes',
  };
  const grades: readonly ChildPughFacts['encephalopathy'][] =
    encephalopathy === 'no' ? ['none'] : encephalopathy === 'yes' ? ['grade1or2', 'grade3or4'] : [null];
  const classes = ascites.flatMap((fluid) =>
    grades.flatMap((grade) => childPugh({ ...known, ascites: fluid, encephalopathy: grade }).classes),
  );
  return (['A', 'B', 'C'] as const).filter((one) => classes.includes(one));
}

/** A diagnosis of ascites does not tell how much there is, unless it says so. */
function gradesOf(ascites: Truth, refractory: Truth): readonly ChildPughFacts['ascites'][] {
  if (refractory === 'yes') return ['moderate'];
  if (ascites === 'yes') return ['slight', 'moderate'];
  return [ascites === 'no' ? 'none' : null];
}

/** Under an anticoagulant a raised INR tells the drug; so it may with an order that was not recognised. */
function inrOfLiver(facts: PatientFacts, knowledge: CompiledKnowledge): ChildPughFacts['prothrombin'] {
  const result = recent(facts, 'inr');
  if (result === null) return null;
  const inr = result.quantity.value;
  if (inr < INR_OF_ONE_POINT) return { inr };
  const mayBeDrug = facts.lines.some(
    (line) =>
      !line.resolution.recognised ||
      line.substances.some((number) => knowledge.substances[number]?.atc.some((code) => raisesInr.test(code)) === true),
  );
  return mayBeDrug ? null : { inr };
}

/** Jaundice without a name, or cells dying while nobody measured bilirubin. Dying cells alone, with normal bilirubin, are no failure. */
const isLiverInDoubt = oncePer((facts: PatientFacts): boolean => {
  const bilirubin = recent(facts, 'bilirubin');
  if (bilirubin !== null) return (compareQuantities(bilirubin.quantity, BILIRUBIN_IN_DOUBT, 'bilirubin') ?? 1) > 0;
  const multiple = aminotransferaseMultiple(facts, RESULT_LIMIT_HOURS);
  return multiple !== null && multiple.times > MULTIPLE_IN_DOUBT;
});

function recent(facts: PatientFacts, analyte: 'bilirubin' | 'albumin' | 'inr'): LabResult | null {
  const result = facts.latest(analyte);
  if (result === null || result.unusable || result.comparator !== null) return null;
  const hours = ageHours(result.at, facts.nowMs);
  return hours === null || hours > RESULT_LIMIT_HOURS ? null : result;
}

function resultOf(result: LabResult): Evidence {
  return {
    kind: 'observation',
    recordId: result.recordId,
    fact: result.analyte,
    value: result.quantity,
    at: result.at,
  };
}
