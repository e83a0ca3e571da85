import { expect, test } from 'vitest';
import { HOMEOPATHIC_NAME, withoutHomeopathy } from './homeopathy.ts';
import { foldText } from './normaliseName.ts';

const read = (text: string) => withoutHomeopathy(foldText(text));

test.each([
  'Arnica montana 9 CH, granules',
  'BELLADONNA 15CH',
  'ABIES NIGRA BOIRON, degré de dilution compris entre 2CH et 30CH ou entre 4DH et 60DH',
  'Oscillococcinum 200 K dose globules',
  'Nux vomica 4DH',
])('%s is a homeopathic preparation', (text) => expect(read(text)).toBe(HOMEOPATHIC_NAME));

test.each([
  'Hypericum perforatum TM',
  'Belladonna 1 CH',
  'Digitalis 3DH',
  'heparin 50K units',
  'heparine 50 K',
  'montelukast 5 CH tab',
  'amoxicilline 500 mg',
])('%s stays what it names', (text) => expect(read(text)).toBeNull());

test('a dilution speaks for its own part', () =>
  expect(read('Arnica 9 CH + warfarine 5 mg')).toBe(`${HOMEOPATHIC_NAME} +  warfarine 5 mg`));
