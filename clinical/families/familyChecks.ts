import type { Family } from '../../schema/family.ts';
import { checkAllergies } from './allergy/checkAllergies.ts';
import { checkChildrensDoses } from './children/checkChildrensDoses.ts';
import { checkCumulativeRisk } from './cumulativeRisk/checkCumulativeRisk.ts';
import { checkDoses } from './dose/checkDoses.ts';
import { checkDrugLevels } from './drugLevel/checkDrugLevels.ts';
import { checkDuplicates } from './duplicateTherapy/checkDuplicates.ts';
import type { FamilyCheck } from './familyOutcome.ts';
import { checkSeparations } from './intakeSeparation/checkSeparations.ts';
import { checkInteractions } from './interaction/checkInteractions.ts';
import { checkInfusions } from './intravenousCompatibility/checkInfusions.ts';
import { checkLaboratory } from './laboratoryTrigger/checkLaboratory.ts';
import { checkMonitoring } from './missingMonitoring/checkMonitoring.ts';
import { checkOrderRules } from './orderRule/checkOrderRules.ts';
import { checkRenal } from './renal/checkRenal.ts';
import { checkTimeWindows } from './timeWindow/checkTimeWindows.ts';

/** The code of each family. */
export const familyChecks: Readonly<Record<Family, FamilyCheck>> = {
  interaction: checkInteractions,
  route: checkOrderRules('route'),
  doseThreshold: checkOrderRules('doseThreshold'),
  timeWindow: checkTimeWindows,
  intakeSeparation: checkSeparations,
  cumulativeRisk: checkCumulativeRisk,
  allergy: checkAllergies,
  duplicateTherapy: checkDuplicates,
  dose: checkDoses,
  renal: checkRenal,
  hepatic: checkOrderRules('hepatic'),
  condition: checkOrderRules('condition'),
  pregnancyLactation: checkOrderRules('pregnancyLactation'),
  olderPeople: checkOrderRules('olderPeople'),
  children: checkChildrensDoses,
  laboratoryTrigger: checkLaboratory,
  missingMonitoring: checkMonitoring,
  drugLevel: checkDrugLevels,
  intravenousCompatibility: checkInfusions,
  administration: checkOrderRules('administration'),
  pharmacogenomics: checkOrderRules('pharmacogenomics'),
  siteProtocol: checkOrderRules('siteProtocol'),
};
