import type { PullRequest } from '../../schema/wire/pull.ts';

/** The wards to read: those asked for, as far as they are of the scope, whose rights were checked. */
export function wardsOf({ scope, wards }: PullRequest): readonly string[] {
  return wards === undefined ? scope.wardIds : wards.filter((wardId) => scope.wardIds.includes(wardId));
}
