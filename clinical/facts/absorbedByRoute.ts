import type { MedicationOrder } from '../../schema/chart/medicationOrder.ts';
import { nameKey } from '../resolver/normaliseName.ts';
import type { ResolverTables } from '../resolver/resolverTables.ts';

type Route = MedicationOrder['dosages'][number]['route'];

/**
 * Drugs that are put on a surface in order to reach the blood, or that reach it from there in amounts that matter, by route.
 * Sources: section 5.2 of their summaries of product characteristics. Intra-articular: depot corticosteroids act on the whole
 * body for weeks (Cushing's syndrome with ritonavir, glucose). Topical: gels and ointments for a systemic effect, and patches
 * that a sender files under the skin. Vaginal miconazole and metronidazole: raised INR with vitamin K antagonists (ANSM).
 * Intravesical BCG: a living germ. Beta-blocker eye drops are not here: the rules that want them say `anyRoute`.
 */
const absorbed: Readonly<Partial<Record<Route, readonly string[]>>> = {
  nasal: [
    'fentanyl',
    'sufentanil',
    'morphine',
    'butorphanol',
    'naloxone',
    'nalmefene',
    'ketamine',
    'esketamine',
    'midazolam',
    'diazepam',
    'dexmedetomidine',
    'sumatriptan',
    'zolmitriptan',
    'dihydroergotamine',
    'zavegepant',
    'desmopressin',
    'oxytocin',
    'nafarelin',
    'buserelin',
    'calcitonin',
    'glucagon',
    'nicotine',
    'metoclopramide',
    'testosterone',
    'estradiol',
    'cyanocobalamin',
    'adrenaline',
  ],
  vaginal: [
    'misoprostol',
    'dinoprostone',
    'progesterone',
    'estradiol',
    'ethinylestradiol',
    'etonogestrel',
    'norgestrel',
    'levonorgestrel',
    'bromocriptine',
    'metronidazole',
    'miconazole',
  ],
  topical: [
    'testosterone',
    'androstanolone',
    'estradiol',
    'nitroglycerin',
    'fentanyl',
    'buprenorphine',
    'nicotine',
    'scopolamine',
    'rivastigmine',
    'rotigotine',
    'clonidine',
    'oxybutynin',
    'norelgestromin',
    'ethinylestradiol',
    'methylphenidate',
    'selegiline',
    'granisetron',
    'asenapine',
  ],
  intraarticular: [
    'triamcinolone',
    'methylprednisolone',
    'betamethasone',
    'dexamethasone',
    'prednisolone',
    'hydrocortisone',
    'cortivazol',
  ],
  intravesical: ['bcgLive'],
};

const keys = new Map(Object.entries(absorbed).map(([route, names]) => [route, names.map(nameKey)] as const));

/** True where one of the substances reaches the blood by one of the routes, though the route looks local. */
export function isAbsorbedLocally(
  substances: readonly number[],
  routes: readonly Route[],
  tables: ResolverTables,
): boolean {
  return routes.some((route) =>
    (keys.get(route) ?? []).some((key) => {
      const [only, ...others] = tables.byName.get(key) ?? [];
      return only !== undefined && others.length === 0 && substances.includes(only);
    }),
  );
}
