/**
 * Rules of October 2020 with levels that their text gives to single drugs, read by hand: the position of the level (0: the
 * worst) for two substances. Rules that are not here, and whatever depends on more than the two names, stay at the worst.
 */
type Chooser = (
  a: string,
  b: string,
  names: ReadonlySet<string>,
  namesOfA: ReadonlySet<string>,
  namesOfB: ReadonlySet<string>,
) => number;

const torsades = ['citalopram', 'domperidone', 'escitalopram', 'hydroxyzine', 'piperaquine'];
const byTorsades: Chooser = (_a, b) => (torsades.includes(b) ? 0 : 1);
const firstIs =
  (...drugs: string[]): Chooser =>
  (a) =>
    drugs.includes(a) ? 0 : 1;
const secondIs =
  (...drugs: string[]): Chooser =>
  (_a, b) =>
    drugs.includes(b) ? 0 : 1;

const choosers: Readonly<Record<string, Chooser>> = {
  'alphabloquants a visee urologique + inhibiteurs de la phosphodiesterase de type 5': firstIs('doxazosine'),
  'antihypertenseurs alpha-bloquants + inhibiteurs de la phosphodiesterase de type 5': firstIs('doxazosine'),
  'antagonistes des canaux calciques + anticonvulsivants inducteurs enzymatiques': firstIs('nimodipine'),
  'antagonistes des canaux calciques + rifampicine': firstIs('nimodipine'),
  'antagonistes des canaux calciques + inhibiteurs puissants du cyp3a4': firstIs('lercanidipine'),
  'anticonvulsivants inducteurs enzymatiques + clozapine': firstIs('carbamazepine'),
  'anticonvulsivants inducteurs enzymatiques + voriconazole': firstIs('carbamazepine', 'phenobarbital', 'primidone'),
  'anticorps monoclonaux (hors anti-tnf alpha) + vaccins vivants attenues': (a) =>
    [
      'alemtuzumab',
      'bevacizumab',
      'brentuximab',
      'cetuximab',
      'daratumumab',
      'denosumab',
      'ibritumomab',
      'ipilimumab',
      'natalizumab',
      'nivolumab',
      'panitumumab',
      'pembrolizumab',
      'ramucirumab',
      'secukinumab',
      'siltuximab',
      'vedolizumab',
    ].includes(a)
      ? 1
      : 0,
  'antiparasitaires susceptibles de donner des torsades de pointes + substances susceptibles de donner des torsades de pointes':
    byTorsades,
  'arsenieux + substances susceptibles de donner des torsades de pointes': byTorsades,
  'delamanid + substances susceptibles de donner des torsades de pointes': byTorsades,
  'hydroxychloroquine + substances susceptibles de donner des torsades de pointes': byTorsades,
  'methadone + substances susceptibles de donner des torsades de pointes': byTorsades,
  'neuroleptiques susceptibles de donner des torsades de pointes + substances susceptibles de donner des torsades de pointes':
    byTorsades,
  'bictegravir + inducteurs enzymatiques': secondIs('rifampicine'),
  'colchicine + inhibiteurs puissants du cyp3a4': (_a, b) =>
    ['itraconazole', 'ketoconazole', 'posaconazole', 'voriconazole', 'ritonavir', 'cobicistat'].includes(b) ? 1 : 0,
  "dapoxetine + medicaments a l'origine d'une hypotension orthostatique": (_a, _b, names) =>
    names.has('inhibiteurs de la phosphodiesterase de type 5') ? 0 : 1,
  'glasdegib + inducteurs enzymatiques': (_a, b, names) =>
    b === 'rifampicine' || names.has('anticonvulsivants inducteurs enzymatiques') ? 0 : 1,
  'inducteurs enzymatiques + sofosbuvir': (a, _b, names) =>
    a === 'rifampicine' || names.has('anticonvulsivants inducteurs enzymatiques') ? 0 : 1,
  'grazoprevir + elbasvir + inhibiteurs puissants du cyp3a4': secondIs('ritonavir', 'cobicistat'),
  'imao-a reversibles, y compris oxazolidinones et bleu de methylene + sympathomimetiques indirects':
    secondIs('bupropion'),
  'immunosuppresseurs + voriconazole': (a) => (['ciclosporine', 'tacrolimus'].includes(a) ? 1 : 0),
  "inhibiteurs de l'hmg-coa reductase (statines) + ledipasvir": firstIs('rosuvastatine'),
  "inhibiteurs de l'hmg-coa reductase (statines) + letermovir": firstIs(
    'simvastatine',
    'pitavastatine',
    'rosuvastatine',
  ),
  'inhibiteurs de tyrosine kinases metabolises + inhibiteurs puissants du cyp3a4': firstIs(
    'axitinib',
    'bosutinib',
    'cabozantinib',
    'ceritinib',
    'cobimetinib',
    'dabrafenib',
    'dasatinib',
    'entrectinib',
    'nilotinib',
    'sunitinib',
    'ibrutinib',
    'ribociclib',
  ),
  // One level, with an exception: these two are made to be taken together.
  'inhibiteurs puissants du cyp3a4 + ombitasvir + paritaprevir': (a) => (a === 'ritonavir' ? 1 : 0),
  'inhibiteurs puissants du cyp3a4 + isavuconazole': firstIs('ketoconazole'),
  'inhibiteurs puissants du cyp3a4 + quinine': (a) => (a === 'ritonavir' || a === 'cobicistat' ? 0 : 1),
  'medicaments sedatifs + autres medicaments sedatifs': (a, b, names) => {
    if (![a, b].includes('sodium (oxybate de)')) return 2;
    return names.has('morphiniques') || names.has('barbituriques') ? 0 : 1;
  },
  "medicaments, bradykinine et angio-œdeme + autres medicaments a risque d'angio-œdeme": (a, b, names) =>
    [a, b].includes('sacubitril') && names.has("inhibiteurs de l'enzyme de conversion") ? 0 : 1,
  'antispasmodiques urinaires + inhibiteurs puissants du cyp3a4': firstIs(
    'darifenacine',
    'fesoterodine',
    'solifenacine',
  ),
  // Two of the same class are for a person to judge, so the middle level stays open for all others.
  'antiarythmiques + autres antiarythmiques': (_a, _b, _names, namesOfA, namesOfB) =>
    [namesOfA, namesOfB].every((names) => names.has('substances susceptibles de donner des torsades de pointes'))
      ? 0
      : 1,
  // Rosuvastatin depends on its dose, so it stays open.
  "fibrates + inhibiteurs de l'hmg-coa reductase (statines)": (a, b) =>
    b === 'rosuvastatine' || (a === 'gemfibrozil' && b === 'simvastatine') ? 0 : 1,
  'substances a absorption reduite par les topiques gastro-intestinaux, antiacides et adsorbants + topiques gastro-intestinaux, antiacides et adsorbants':
    firstIs('raltegravir', 'bictegravir', 'dolutegravir'),
  'substances susceptibles de donner des torsades de pointes + torsadogenes (sauf arsenieux, antiparasitaires, neuroleptiques, methadone...)':
    (a, _b, _names, namesOfA) => {
      if (torsades.includes(a)) return 0;
      const isOther =
        ['methadone', 'arsenieux', 'hydroxychloroquine'].includes(a) ||
        namesOfA.has('antiparasitaires susceptibles de donner des torsades de pointes') ||
        namesOfA.has('neuroleptiques susceptibles de donner des torsades de pointes');
      return isOther ? 1 : 0;
    },
};

type Named = { readonly id: string; readonly names: ReadonlySet<string> };

/** 0: the worst level. One past the last: an exception, which leaves "take into account". */
export function choice(rule: string, a: Named, b: Named): number {
  return choosers[rule]?.(a.id, b.id, new Set([...a.names, ...b.names]), a.names, b.names) ?? 0;
}

/** The rules read by hand. */
export const readByHand: readonly string[] = Object.keys(choosers);
