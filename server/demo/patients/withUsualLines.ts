import type { Random } from '../plan/random.ts';
import type { OrderPlan, PatientPlan } from '../plan/patientPlan.ts';

/** What almost every inpatient has beside the treatment, and what no rule should speak of. */
const USUAL: readonly OrderPlan[] = [
  { drug: 'macrogol', dose: [1, '{sachet}'], route: 'oral', rhythm: ['08:00'] },
  { drug: 'vitaminD', dose: [1000, '[IU]'], route: 'oral', rhythm: ['08:00'] },
  { drug: 'lactulose', dose: [15, 'mL'], route: 'oral', rhythm: ['08:00', '20:00'] },
  { drug: 'latanoprost', dose: [1, '{drop}'], route: 'ophthalmic', rhythm: ['22:00'] },
];

const PARACETAMOL: OrderPlan = {
  drug: 'paracetamol',
  dose: [1, 'g'],
  route: 'oral',
  rhythm: { everyHours: 8 },
  asNeeded: true,
};
const FEWEST_LINES = 4;

/** Fills a plan up to the number of lines that a ward sees, with past ones, and leaves its own lines alone. */
export function withUsualLines(plan: PatientPlan, random: Random): PatientPlan {
  const isNew = ({ drug }: OrderPlan) => plan.orders.every((order) => order.drug !== drug);
  const hasParacetamol = plan.orders.some(
    ({ drug }) => drug === 'paracetamol' || (typeof drug === 'object' && /doliprane|efferalgan/i.test(drug.words)),
  );
  const wanted = Math.max(FEWEST_LINES, plan.orders.length + random.integer(0, 2)) - plan.orders.length;
  const added = [...(hasParacetamol ? [] : [PARACETAMOL]), ...USUAL.filter(isNew)].slice(0, wanted);
  return { ...plan, orders: [...plan.orders, ...added, ...pastLines(plan, random)] };
}

function pastLines(plan: PatientPlan, random: Random): OrderPlan[] {
  if (plan.admittedDaysAgo < 2 || !random.chance(0.5)) return [];
  return [
    {
      drug: 'paracetamol',
      dose: [1, 'g'],
      route: 'intravenous',
      rhythm: { everyHours: 6 },
      endedDaysAgo: plan.admittedDaysAgo - 1,
      status: 'stopped',
    },
    {
      drug: 'ondansetron',
      dose: [4, 'mg'],
      route: 'intravenous',
      rhythm: 'once',
      endedDaysAgo: plan.admittedDaysAgo - 0.1,
      status: 'completed',
    },
  ];
}
