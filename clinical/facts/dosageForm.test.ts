import { expect, test } from 'vitest';
import { dosageFormOf } from './dosageForm.ts';

test.each([
  ['Skenan LP 30 mg, microgranules à libération prolongée en gélule', 'modifiedRelease'],
  ['MORPHINE SULFATE LP 10 MG', 'modifiedRelease'],
  ['venlafaxine XR 75 mg', 'modifiedRelease'],
  ['Dépakine Chrono 500 mg', 'modifiedRelease'],
  ['metoprolol succinate 24 HR Extended Release Oral Tablet', 'modifiedRelease'],
  ['OxyContin 20 mg', 'modifiedRelease'],
  ['Inexium 40 mg comprimé', 'gastroResistant'],
  ['duloxetine 60 mg Delayed Release Oral Capsule', 'gastroResistant'],
  ['aspirin EC 75 mg', 'gastroResistant'],
  ['Doliprane 1 g comprimé effervescent', 'effervescent'],
  ['ondansetron orodispersible 4 mg', 'orodispersible'],
  ['Spasfon Lyoc 80 mg', 'orodispersible'],
  ['fentanyl 25 µg/h dispositif transdermique', 'patch'],
  ['paracetamol 1 g suppositoire', 'suppository'],
  ['amoxicillin 500 mg/5 mL poudre pour suspension buvable', 'powder'],
  ['morphine 10 mg/5 mL solution buvable', 'oralLiquid'],
  ['ceftriaxone 1 g poudre pour solution injectable', 'injection'],
  ['Neoral 100 mg capsule', 'softCapsule'],
  ['pregabalin 75 mg gélule', 'capsule'],
  ['bisoprolol 5 mg comprimé', 'plainTablet'],
  // An article, not the letters behind a name.
  ['solution pour la bouche', null],
  ['bisoprolol 5 mg', null],
])('%s is %s', (text, form) => expect(dosageFormOf({ codings: [], text })).toBe(form));

test('the form beside the name counts', () =>
  expect(dosageFormOf({ codings: [], text: 'oxycodone', form: 'Prolonged-release tablet' })).toBe('modifiedRelease'));
