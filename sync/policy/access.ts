import type { User } from '../../schema/wire/session.ts';

/** What is done, to which kind of thing. An action that is not in the table below is refused to everyone. */
export type Action =
  | 'ward.read'
  | 'chart.read'
  | 'event.read'
  | 'event.write'
  | 'state.read'
  | 'state.write'
  | 'conflict.resolve'
  | 'statistics.read';

/** `authorId` is required by the writing actions: nobody writes in another's name. */
export interface Resource {
  readonly siteId: string;
  readonly wardId: string;
  readonly authorId?: string;
}

type Reach = 'ownWards' | 'site';
type Role = User['role'];

const ownWards: Readonly<Record<Action, Reach>> = {
  'ward.read': 'ownWards',
  'chart.read': 'ownWards',
  'event.read': 'ownWards',
  'event.write': 'ownWards',
  'state.read': 'ownWards',
  'state.write': 'ownWards',
  'conflict.resolve': 'ownWards',
  'statistics.read': 'ownWards',
};

const reachByRole: Readonly<Record<Role, Readonly<Partial<Record<Action, Reach>>>>> = {
  wardPharmacist: ownWards,
  clinicPharmacist: ownWards,
  // The head of the pharmacy answers for the site's figures and its list of wards; patients are still read by ward.
  pharmacistInChief: { ...ownWards, 'ward.read': 'site', 'statistics.read': 'site' },
};

const writing: ReadonlySet<Action> = new Set<Action>(['event.write', 'state.write', 'conflict.resolve']);

/**
 * The one access rule of server and desktop: asked when an act is written, again when it is pushed, and for every row of
 * a feed. Deny by default: a role or an action without a line in the table is refused.
 */
export function may(user: Pick<User, 'id' | 'role' | 'siteId' | 'wards'>, action: Action, resource: Resource): boolean {
  if (resource.siteId !== user.siteId) return false;
  if (writing.has(action) && resource.authorId !== user.id) return false;
  // The role comes from a token or a row: a value outside the union must be refused, not crash.
  const actions: Readonly<Partial<Record<Action, Reach>>> | undefined = Object.hasOwn(reachByRole, user.role)
    ? reachByRole[user.role]
    : undefined;
  const reach = actions !== undefined && Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (reach === undefined) return false;
  return reach === 'site' || user.wards.some((ward) => ward.id === resource.wardId && ward.siteId === user.siteId);
}
