import type { OrderContent } from '../store/chartPieces.ts';

/** How long a dose that was given without an order still counts as being on board. */
const ON_BOARD_MS = 24 * 3_600_000;

/**
 * A dose that was given and that no order of the document explains (a bare MedicationAdministration) is a drug that the patient has on
 * board: a line for a day after it. Several doses of one drug are one line, from the first to the last; a dose beside an order of the very
 * same medicine is a dose of that order, not a second one.
 */
export function withGivenDrugs(orders: readonly OrderContent[]): readonly OrderContent[] {
  const given = orders.filter(isGivenOnce);
  if (given.length === 0) return orders;
  const rest = orders.filter((order) => !isGivenOnce(order));
  const ordered = new Set(rest.filter(({ status }) => status === 'active').map(medicineOf));
  const doses = new Map<string, OrderContent[]>();
  for (const dose of given) doses.set(medicineOf(dose), [...(doses.get(medicineOf(dose)) ?? []), dose]);
  const lines = [...doses].flatMap(([medicine, each]) => {
    const [first, ...more] = each.toSorted((one, other) => ((one.start ?? '') < (other.start ?? '') ? -1 : 1));
    if (first === undefined || ordered.has(medicine)) return [];
    const last = more.at(-1) ?? first;
    const end = last.end ?? last.start ?? '';
    return [
      {
        ...last,
        start: first.start,
        end: new Date(Date.parse(end) + ON_BOARD_MS).toISOString(),
        status: 'active' as const,
      },
    ];
  });
  return [...rest, ...lines];
}

/** What `mapAdministration` makes of a dose without an order: done, once, with its moment. */
function isGivenOnce(order: OrderContent): boolean {
  return (
    order.status === 'completed' && order.start !== null && order.end !== null && order.dosages[0]?.timing.once === true
  );
}

function medicineOf({ medication }: OrderContent): string {
  const [coding] = medication.codings;
  return coding === undefined ? medication.text.toLowerCase() : `${coding.system}|${coding.code}`;
}
