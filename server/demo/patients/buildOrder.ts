import type { Dosage, Timing } from '../../../schema/chart/dosage.ts';
import type { Medication } from '../../../schema/chart/medication.ts';
import type { MedicationOrder } from '../../../schema/chart/medicationOrder.ts';
import { codeSystems } from '../../../schema/coding.ts';
import { formulary } from '../plan/formulary.ts';
import type { DemoDrug } from '../plan/formulary/demoDrug.ts';
import type { Naming, OrderPlan, PatientPlan, Rhythm } from '../plan/patientPlan.ts';
import { daysBefore, type BuildContext } from './buildContext.ts';
import { PRESCRIBERS } from './names.ts';

const NAMINGS: readonly [Naming, ...Naming[]] = ['rxNorm', 'rxNorm', 'rxNorm', 'atc', 'atc', 'french', 'salt', 'brand'];

export function buildOrder(order: OrderPlan, plan: PatientPlan, context: BuildContext): MedicationOrder {
  const { now, random } = context;
  const start = daysBefore(now, order.startedDaysAgo ?? plan.admittedDaysAgo);
  return {
    id: context.recordId('order'),
    revision: 0,
    status: order.status ?? (order.endedDaysAgo === undefined ? 'active' : 'stopped'),
    medication: buildMedication(order, random.pick(NAMINGS)),
    dosages: [buildDosage(order)],
    start,
    end: order.endedDaysAgo === undefined ? null : daysBefore(now, order.endedDaysAgo),
    authoredOn: start,
    prescriberName: random.pick(PRESCRIBERS),
    category: order.category ?? 'inpatient',
  };
}

function buildMedication(order: OrderPlan, chosen: Naming): Medication {
  if (typeof order.drug === 'object') return { codings: [], text: order.drug.words };
  const drug: DemoDrug = formulary[order.drug];
  const naming = order.naming ?? chosen;
  return {
    codings: codingsOf(drug, naming),
    text: order.words ?? wordsOf(drug, naming, order),
    ...(naming === 'brand' && drug.brand !== undefined ? { brandName: drug.brand } : {}),
    ...(order.form === undefined ? {} : { form: order.form }),
  };
}

function codingsOf(drug: DemoDrug, naming: Naming): Medication['codings'] {
  if (naming === 'rxNorm' && drug.rxNorm !== undefined)
    return [{ system: codeSystems.rxNorm, code: drug.rxNorm, display: drug.english }];
  return naming === 'atc' || naming === 'rxNorm'
    ? [{ system: codeSystems.atc, code: drug.atc, display: drug.english }]
    : [];
}

/** The sender's words, in the manner of its country: "Amlodipine besilate 5 mg", "AMLODIPINE 5 mg". */
function wordsOf(drug: DemoDrug, naming: Naming, order: OrderPlan): string {
  const amount = order.dose !== undefined && order.dose[1] === 'mg' ? ` ${order.dose[0]} mg` : '';
  if (naming === 'french') return `${drug.french.toUpperCase()}${amount.replace('.', ',')}`;
  if (naming === 'brand') return `${(drug.brand ?? drug.french).toUpperCase()}${amount.replace('.', ',')}`;
  const name = naming === 'salt' ? (drug.salt ?? drug.english) : drug.english;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${amount}`;
}

function buildDosage(order: OrderPlan): Dosage {
  return {
    ...(order.dose === undefined ? {} : { dose: { value: order.dose[0], unit: order.dose[1] } }),
    ...(order.rate === undefined ? {} : { rate: { value: order.rate[0], unit: order.rate[1] } }),
    route: order.route,
    timing: buildTiming(order.rhythm),
    asNeeded: order.asNeeded ?? false,
    ...(order.text === undefined ? {} : { text: order.text }),
  };
}

function buildTiming(rhythm: Rhythm): Timing {
  if (rhythm === 'continuous') return { continuous: true };
  if (rhythm === 'once') return { once: true };
  if (rhythm === 'notStated') return {};
  if ('everyHours' in rhythm) return { frequency: 1, period: rhythm.everyHours, periodUnit: 'h' };
  if ('weekly' in rhythm)
    return { frequency: 1, period: 1, periodUnit: 'wk', daysOfWeek: [rhythm.weekly], timesOfDay: [rhythm.at] };
  return { frequency: rhythm.length, period: 1, periodUnit: 'd', timesOfDay: [...rhythm] };
}
