import type { Chart } from '../../schema/chart/chart.ts';
import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import type { Route } from '../../schema/chart/route.ts';
import { codeSystems } from '../../schema/coding.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Review } from '../../schema/review/review.ts';
import type { ChartChange } from '../../schema/whatIf/chartChange.ts';
import { dosageFormOf } from '../facts/dosageForm.ts';
import type { CompiledKnowledge } from '../knowledge/compiledKnowledge.ts';
import { changesThatClear } from './changesThatClear.ts';

/** Something to try in place of an order. */
export interface Candidate {
  readonly kind: 'sameDrug' | 'sameGroup' | 'nearGroup';
  readonly changes: readonly ChartChange[];
  readonly substance: string;
  readonly message: Message | null;
}

/** More than a person reads, and few enough for an instant answer. */
const MOST_CANDIDATES = 40;

/** The same drug otherwise, then the drugs of its therapeutic group (ATC level 4), then of the group around that (level 3). */
export function candidatesFor(
  orderId: string,
  chart: Chart,
  review: Review,
  knowledge: CompiledKnowledge,
): readonly Candidate[] {
  const order = chart.orders.find(({ id }) => id === orderId);
  const line = review.lines.find((each) => each.orderId === orderId);
  const [substance] = line?.substances ?? [];
  if (order === undefined || line === undefined || substance === undefined) return [];
  const same = [...otherwise(order, substance, chart, review), ...byOtherRoute(order, substance)];
  const others = line.substances.length === 1 ? groupMembers(order, substance, review, knowledge) : [];
  return distinct([...same, ...others]).slice(0, MOST_CANDIDATES);
}

const ofDose = /^clears\.(?!stop|leave|result|kidney|renal|allergy|oneLine|opioid|date|given$)/;

/** What the findings on the line themselves say would clear them: a dose, an interval, hours, a route, an end. */
function otherwise(order: MedicationOrder, substance: string, chart: Chart, review: Review): readonly Candidate[] {
  return review.findings
    .filter(({ orderIds }) => orderIds.includes(order.id))
    .flatMap((finding) =>
      finding.clearsWhen
        .filter(({ key, params }) => ofDose.test(key) && params['substance'] === substance)
        .flatMap((message) =>
          changesThatClear(message, finding, chart, review).map((changes) => ({
            kind: 'sameDrug' as const,
            changes: changes.filter((change) => 'orderId' in change && change.orderId === order.id),
            substance,
            message,
          })),
        ),
    )
    .filter(({ changes }) => changes.length > 0);
}

const injections: readonly Route[] = ['intravenous', 'intramuscular', 'subcutaneous'];

/** An ampoule may go into a vein, a muscle or under the skin; any other form has the route that it was made for. */
function byOtherRoute(order: MedicationOrder, substance: string): readonly Candidate[] {
  if (dosageFormOf(order.medication) !== 'injection') return [];
  const own = new Set(order.dosages.map(({ route }) => route));
  return injections
    .filter((route) => !own.has(route))
    .map((route) => ({
      kind: 'sameDrug',
      changes: [{ kind: 'route', orderId: order.id, route }],
      substance,
      message: null,
    }));
}

/** Substances of the same groups that the knowledge covers for interactions, in the order of their ids; none that the patient has. */
function groupMembers(
  order: MedicationOrder,
  substance: string,
  review: Review,
  knowledge: CompiledKnowledge,
): readonly Candidate[] {
  const given = new Set(review.lines.flatMap(({ substances }) => substances));
  const own = knowledge.substances[knowledge.numberById.get(substance) ?? -1];
  if (own === undefined) return [];
  return ([5, 4] as const).flatMap((length) => {
    const groups = new Set(
      mainUses(own.atc)
        .filter((code) => code.length >= length)
        .map((code) => code.slice(0, length)),
    );
    return knowledge.substances.flatMap((other, number) => {
      const isInGroup = mainUses(other.atc).some((code) => code.length >= length && groups.has(code.slice(0, length)));
      if (!isInGroup || given.has(other.id) || knowledge.covered.interaction[number] !== 1) return [];
      const change: ChartChange = {
        kind: 'drug',
        orderId: order.id,
        medication: {
          codings: other.atc.slice(0, 1).map((code) => ({ system: codeSystems.atc, code })),
          text: other.name.en,
        },
      };
      return [
        {
          kind: length === 5 ? ('sameGroup' as const) : ('nearGroup' as const),
          changes: [change],
          substance: other.id,
          message: null,
        },
      ];
    });
  });
}

/**
 * Groups of a use beside the main one: creams, drops and rinses, and ibuprofen for an open duct of the newborn. Who takes such a drug by
 * mouth wants no heart drug in its place.
 */
const asideUse = /^(A01|A07A|B05|C01EB|C05|D|G01|G02C|M02|N01B|P03|R01A|R02|S|V)/;

function mainUses(codes: readonly string[]): readonly string[] {
  const main = codes.filter((code) => !asideUse.test(code));
  return main.length > 0 ? main : codes;
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = candidate.kind === 'sameDrug' ? JSON.stringify(candidate.changes) : candidate.substance;
    if (!seen.has(key)) seen.set(key, candidate);
  }
  return [...seen.values()];
}
