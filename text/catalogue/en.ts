import { actEn } from './en/act.ts';
import { analyteEn } from './en/analyte.ts';
import { clinicalEn } from './en/clinical.ts';
import { deskEn } from './en/desk.ts';
import { failureEn } from './en/failure.ts';
import { familyEn } from './en/family.ts';
import { inputEn } from './en/input.ts';
import { medicationEn } from './en/medication.ts';
import { orderEn } from './en/order.ts';
import { patientEn } from './en/patient.ts';
import { severityEn } from './en/severity.ts';
import { syncEn } from './en/sync.ts';
import { timeEn } from './en/time.ts';
import { unitEn } from './en/unit.ts';
import { awayEn } from './screens/en/away.ts';
import { cardEn } from './screens/en/card.ts';
import { chartEn } from './screens/en/chart.ts';
import { forecastEn } from './screens/en/forecast.ts';
import { disagreementsEn } from './screens/en/disagreements.ts';
import { frameEn } from './screens/en/frame.ts';
import { interventionsEn } from './screens/en/interventions.ts';
import { exchangeEn } from './screens/en/exchange.ts';
import { nearbyEn } from './screens/en/nearby.ts';
import { rescueEn } from './screens/en/rescue.ts';
import { signInEn } from './screens/en/signIn.ts';
import { worklistEn } from './screens/en/worklist.ts';

/**
 * The English catalogue, which is the source of the keys. The words of the screens are in `screens/`: a new file there is
 * added to the list here and in `fr.ts`.
 */
export const en = {
  ...actEn,
  ...analyteEn,
  ...clinicalEn,
  ...deskEn,
  ...failureEn,
  ...familyEn,
  ...inputEn,
  ...medicationEn,
  ...orderEn,
  ...patientEn,
  ...severityEn,
  ...syncEn,
  ...timeEn,
  ...unitEn,
  ...awayEn,
  ...cardEn,
  ...chartEn,
  ...forecastEn,
  ...disagreementsEn,
  ...frameEn,
  ...interventionsEn,
  ...exchangeEn,
  ...nearbyEn,
  ...rescueEn,
  ...signInEn,
  ...worklistEn,
} as const;
