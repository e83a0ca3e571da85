import { z } from 'zod';

/** The laboratory tests and measures that rules name. LOINC codes and words lead to them (`clinical/facts`). */
export const analyte = z.enum([
  'potassium', 'sodium', 'creatinine', 'estimatedGfr', 'urea', 'inr', 'aptt', 'antiXa', 'platelets', 'haemoglobin', 'neutrophils', 'leucocytes',
  'glucose', 'calcium', 'ionisedCalcium', 'albumin', 'magnesium', 'phosphate', 'alanineAminotransferase', 'aspartateAminotransferase', 'bilirubin',
  'alkalinePhosphatase', 'creatineKinase', 'thyrotropin', 'lithiumLevel', 'digoxinLevel', 'vancomycinLevel', 'gentamicinLevel', 'phenytoinLevel',
  'valproateLevel', 'carbamazepineLevel', 'ciclosporinLevel', 'tacrolimusLevel', 'theophyllineLevel', 'methotrexateLevel', 'qtcInterval',
  'weight', 'height', 'bodyMassIndex', 'heartRate', 'systolicPressure', 'diastolicPressure', 'lactate', 'uricAcid', 'triglycerides', 'lipase', 'haemoglobinA1c',
]);
export type Analyte = z.infer<typeof analyte>;
