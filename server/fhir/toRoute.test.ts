import { expect, test } from 'vitest';
import { toRoute } from './toRoute.ts';

test.each([
  [{ coding: [{ system: 'http://snomed.info/sct', code: '26643006' }] }, 'oral'],
  [{ coding: [{ system: 'http://snomed.info/sct', code: '47625008', display: 'Intravenous route' }] }, 'intravenous'],
  [{ coding: [{ code: 'IVPB' }] }, 'intravenous'],
  [{ text: 'Voie orale' }, 'oral'],
  [{ text: 'per os' }, 'oral'],
  [{ text: 'Voie intraveineuse' }, 'intravenous'],
  [{ text: 'SC' }, 'subcutaneous'],
  [{ text: 'sous-cutanée' }, 'subcutaneous'],
  [{ text: 'Sublingual' }, 'sublingual'],
  [{ text: 'Ophthalmic' }, 'ophthalmic'],
  [{ text: 'voie ophtalmique' }, 'ophthalmic'],
  [{ text: 'par sonde nasogastrique' }, 'enteralTube'],
  [{ text: 'Inhalation' }, 'inhalation'],
  [{ text: 'by the left elbow' }, 'other'],
  [{ coding: [{ system: 'http://snomed.info/sct', code: '999' }] }, 'other'],
  [undefined, 'unknown'],
  [{}, 'unknown'],
] as const)('%j is %s', (concept, route) => {
  expect(toRoute(concept as Parameters<typeof toRoute>[0]).route).toBe(route);
});
