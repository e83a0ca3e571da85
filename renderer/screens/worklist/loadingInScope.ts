import type { WorklistView } from '../../desk/deskViews.ts';

/**
 * Whether the list is not whole because its ward (or one of all) is still loading; null: it is. `patientsDue` in all, wards
 * that are whole counted as they are; null when the server has not said.
 */
export function loadingInScope({ query, wards }: WorklistView): { readonly patientsDue: number | null } | null {
  const inScope = wards.filter(({ id }) => query.wardId === null || id === query.wardId);
  if (inScope.every(({ loading }) => loading === null)) return null;
  return inScope.reduce<{ readonly patientsDue: number | null }>(
    ({ patientsDue }, { patients, loading }) => {
      const ofWard = loading === null ? patients : loading.patientsDue;
      return { patientsDue: patientsDue === null || ofWard === null ? null : patientsDue + ofWard };
    },
    { patientsDue: 0 },
  );
}
