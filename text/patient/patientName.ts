import type { Patient } from '../../schema/chart/patient.ts';
import type { Say } from '../message/say.ts';

/** `LEROY, Jeanne (Mrs)`: family name in capitals first, so that it is never taken for a given name (PAB). */
export function formatPatientName(say: Say, patient: Pick<Patient, 'familyName' | 'givenNames' | 'title'>): string {
  const family = patient.familyName.trim();
  const given = patient.givenNames
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .join(' ');
  if (family === '' && given === '') return say('patient.nameNotKnown');
  const title = patient.title === undefined || patient.title.trim() === '' ? '' : ` (${patient.title.trim()})`;
  const first = family === '' ? say('patient.familyNameNotKnown') : family.toUpperCase();
  return `${first}${given === '' ? '' : `, ${given}`}${title}`;
}
