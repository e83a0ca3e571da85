/**
 * What allergy records call a class, in English and French, beside the names that packs give it. A class that bears one name of a
 * row bears them all. Words that name no one class ("iodine", "anaesthetics") are left out on purpose: they stay unrecognised.
 */
export const classAliases: readonly (readonly string[])[] = [
  [
    'sulfonamide antimicrobials',
    'sulfamides',
    'sulfa',
    'sulfas',
    'sulfa drugs',
    'sulfonamides',
    'sulphonamides',
    'sulfamides antibacteriens',
  ],
  ['beta-lactams', 'beta-lactamines', 'betalactamines', 'betalactams'],
  ['cephalosporins', 'cefalosporins', 'cefalosporines'],
  [
    'nsaids',
    'anti-inflammatoires non steroidiens',
    'anti-inflammatoires',
    'non-steroidal anti-inflammatory drugs',
    'nonsteroidal anti-inflammatory drugs',
    'non-steroidal anti-inflammatory',
    'anti-inflammatory drugs',
  ],
  ['ace inhibitors', 'iec', 'acei', 'angiotensin-converting enzyme inhibitors'],
  ['angiotensin receptor blockers', 'ara2', 'ara ii', 'angiotensin ii receptor blockers'],
  ['fluoroquinolones', 'quinolones'],
  ['tetracyclines', 'cyclines'],
  ['opioids', 'opiates', 'opiaces', 'morphiniques'],
  [
    'iodinated contrast media',
    'iodinated contrast',
    'contrast media',
    'contrast dye',
    'produits de contraste',
    'iodine contrast',
  ],
  ['proton pump inhibitors', 'ipp', 'ppi', 'ppis'],
];
