import type { DeskStarted } from '../../../renderer/desk/desk.ts';

const FRENCH: Readonly<Record<string, string>> = {
  'potassium chloride': 'chlorure de potassium',
  spironolactone: 'spironolactone',
  ramipril: 'ramipril',
  enoxaparin: 'énoxaparine',
  digoxin: 'digoxine',
  amiodarone: 'amiodarone',
  escitalopram: 'escitalopram',
  erythromycin: 'érythromycine',
  warfarin: 'warfarine',
  miconazole: 'miconazole',
  dabigatran: 'dabigatran',
  heparin: 'héparine',
  levothyroxine: 'lévothyroxine',
  'ferrous sulfate': 'sulfate ferreux',
  prazosin: 'prazosine',
  amlodipine: 'amlodipine',
};

export const SUBSTANCE_NAMES: DeskStarted['substanceNames'] = Object.fromEntries(
  Object.entries(FRENCH).map(([en, fr]) => [en, { en, fr }]),
);
