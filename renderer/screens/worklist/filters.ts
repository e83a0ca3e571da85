import type { WorklistFilter } from '../../desk/deskViews.ts';

/** In the order of their keys, 1 to 5. */
export const FILTERS: readonly WorklistFilter[] = ['toReview', 'changed', 'notAssessed', 'myInterventions', 'all'];
