import type { Route } from '../../../schema/chart/route.ts';

/** SNOMED CT route-of-administration concepts of the routes that the demo uses; the others are sent in words. */
const SNOMED: Readonly<Partial<Record<Route, string>>> = {
  oral: '26643006',
  sublingual: '37839007',
  buccal: '54471007',
  rectal: '37161004',
  intravenous: '47625008',
  intramuscular: '78421000',
  subcutaneous: '34206005',
  inhalation: '447694001',
  ophthalmic: '54485002',
  topical: '6064005',
  transdermal: '45890007',
};

export function routeToFhir(route: Route) {
  if (route === 'unknown') return {};
  const code = SNOMED[route];
  return {
    route: { ...(code === undefined ? {} : { coding: [{ system: 'http://snomed.info/sct', code }] }), text: route },
  };
}
