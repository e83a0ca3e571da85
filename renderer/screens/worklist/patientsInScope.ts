import type { WorklistView } from '../../desk/deskViews.ts';

/** How many patients the ward (or all wards together) has on this workstation, whatever the filter and the words. */
export function patientsInScope({ query, wards }: WorklistView): number {
  return wards
    .filter(({ id }) => query.wardId === null || id === query.wardId)
    .reduce((sum, ward) => sum + ward.patients, 0);
}
