import type { en } from './en.ts';
import { actFr } from './fr/act.ts';
import { analyteFr } from './fr/analyte.ts';
import { clinicalFr } from './fr/clinical.ts';
import { deskFr } from './fr/desk.ts';
import { failureFr } from './fr/failure.ts';
import { familyFr } from './fr/family.ts';
import { inputFr } from './fr/input.ts';
import { medicationFr } from './fr/medication.ts';
import { orderFr } from './fr/order.ts';
import { patientFr } from './fr/patient.ts';
import { severityFr } from './fr/severity.ts';
import { syncFr } from './fr/sync.ts';
import { timeFr } from './fr/time.ts';
import { unitFr } from './fr/unit.ts';
import { awayFr } from './screens/fr/away.ts';
import { cardFr } from './screens/fr/card.ts';
import { chartFr } from './screens/fr/chart.ts';
import { forecastFr } from './screens/fr/forecast.ts';
import { disagreementsFr } from './screens/fr/disagreements.ts';
import { frameFr } from './screens/fr/frame.ts';
import { interventionsFr } from './screens/fr/interventions.ts';
import { exchangeFr } from './screens/fr/exchange.ts';
import { nearbyFr } from './screens/fr/nearby.ts';
import { rescueFr } from './screens/fr/rescue.ts';
import { signInFr } from './screens/fr/signIn.ts';
import { worklistFr } from './screens/fr/worklist.ts';

/** The French catalogue: a key that English has and this has not fails the types. */
const catalogue = {
  ...actFr,
  ...analyteFr,
  ...clinicalFr,
  ...deskFr,
  ...failureFr,
  ...familyFr,
  ...inputFr,
  ...medicationFr,
  ...orderFr,
  ...patientFr,
  ...severityFr,
  ...syncFr,
  ...timeFr,
  ...unitFr,
  ...awayFr,
  ...cardFr,
  ...chartFr,
  ...forecastFr,
  ...disagreementsFr,
  ...frameFr,
  ...interventionsFr,
  ...exchangeFr,
  ...nearbyFr,
  ...rescueFr,
  ...signInFr,
  ...worklistFr,
};

export const fr: Readonly<Record<keyof typeof en, string>> = catalogue;
