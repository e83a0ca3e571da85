import type { Family } from '../../schema/family.ts';
import type { Line, Route } from '../facts/lines.ts';
import type { PatientFacts } from '../facts/patientFacts.ts';
import { mayBePregnantOrLactating } from '../facts/pregnancy.ts';

const byVein: ReadonlySet<Route> = new Set(['intravenous', 'unknown', 'other']);
const byMouth: ReadonlySet<Route> = new Set(['oral', 'enteralTube', 'unknown', 'other']);

/**
 * Whether a family has anything to ask of this patient and this line at all. Where it has not, neither an unrecognised drug nor one
 * outside the coverage is reported for it: a tablet is not "not assessed" for mixing in a drip, nor an adult for children's doses.
 * What is not known (an age, a route) counts as concerned.
 */
export function familyConcerns(family: Family, facts: PatientFacts, given: readonly Line[]): (line: Line) => boolean {
  const { age } = facts;
  switch (family) {
    case 'children':
      return age !== null && age.minimumYears >= ADULT_YEARS ? never : always;
    case 'dose':
      return age !== null && age.maximumYears < ADULT_YEARS ? never : always;
    case 'olderPeople':
      return age !== null && age.maximumYears < OLDER_YEARS ? never : always;
    case 'pregnancyLactation':
      return mayBePregnantOrLactating(facts) ? always : never;
    case 'pharmacogenomics':
      return facts.geneResults().length > 0 ? always : never;
    case 'siteProtocol':
      return never;
    case 'intravenousCompatibility':
      return ofTwo(given, byVein);
    case 'intakeSeparation':
      return ofTwo(given, byMouth);
    default:
      return always;
  }
}

export const ADULT_YEARS = 18;
export const OLDER_YEARS = 65;

const always = () => true;
const never = () => false;

/** Lines by one of these routes, if there are two of them to meet. */
function ofTwo(given: readonly Line[], routes: ReadonlySet<Route>): (line: Line) => boolean {
  const isBy = (line: Line) => line.routes.some((route) => routes.has(route));
  let count = 0;
  for (const line of given) if (isBy(line)) count += 1;
  return count > 1 ? isBy : never;
}
