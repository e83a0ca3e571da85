import type { AllergyIntolerance } from '../../schema/chart/allergy.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import type { Observation } from '../../schema/chart/observation.ts';
import { codeSystems } from '../../schema/coding.ts';
import type { ClinicalEvent } from '../../schema/events/clinicalEvent.ts';
import { standingEvents } from '../answers/standingEvents.ts';
import { isAnalyte } from './latestResults.ts';
import { leadingLoinc } from './leadingLoinc.ts';

/**
 * The hospital's chart with what pharmacists recorded themselves, unsent acts of this workstation included: it counts at once. Where the
 * two disagree the more cautious holds: an allergy of either side stands, "no known allergies" only where nobody has recorded one, and
 * a record that could not be fetched stays unknown. Measures stand beside the hospital's; the latest counts, as among the hospital's own.
 */
export function withRecordedFacts(chart: Chart, events: readonly ClinicalEvent[]): Chart {
  if (!events.some(({ body }) => recorded.has(body.kind))) return chart;
  const own = standingEvents(events).filter(({ body }) => recorded.has(body.kind));
  if (own.length === 0) return chart;
  const entries = own.flatMap(allergyOf);
  const observations = own.flatMap(observationOf);
  const denied = own.findLast(({ body }) => body.kind === 'noKnownAllergies');
  const { allergies } = chart;
  const state =
    entries.length > 0
      ? ('known' as const)
      : denied !== undefined && allergies.state === 'notRecorded'
        ? ('noKnownAllergies' as const)
        : allergies.state;
  return {
    ...chart,
    observations: [...chart.observations, ...observations],
    allergies: {
      ...allergies,
      // Of a list that could not be fetched only what was told here is known: the rest of it is not.
      state: allergies.state === 'unavailable' ? 'unavailable' : state,
      entries: [...allergies.entries, ...entries],
    },
  };
}

const recorded: ReadonlySet<ClinicalEvent['body']['kind']> = new Set([
  'allergyRecorded',
  'noKnownAllergies',
  'measurementRecorded',
]);

function allergyOf({ id, body, occurredAt }: ClinicalEvent): readonly AllergyIntolerance[] {
  if (body.kind !== 'allergyRecorded') return [];
  return [{ ...body.allergy, id, verification: 'unconfirmed', active: true, recordedAt: occurredAt }];
}

function observationOf({ id, body }: ClinicalEvent): readonly Observation[] {
  if (body.kind !== 'measurementRecorded') return [];
  const code = isAnalyte(body.analyte) ? leadingLoinc(body.analyte) : undefined;
  return [
    {
      id,
      status: 'final',
      category: 'vitalSigns',
      code:
        code === undefined
          ? { codings: [], text: body.analyte }
          : { codings: [{ system: codeSystems.loinc, code }], text: '' },
      value: body.value,
      effectiveAt: body.measuredAt,
      issuedAt: body.measuredAt,
    },
  ];
}
