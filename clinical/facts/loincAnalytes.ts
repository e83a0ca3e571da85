import type { Analyte } from '../../schema/knowledge/analyte.ts';

/**
 * LOINC codes (2.78) of blood, serum and plasma results and bedside measures. Left out on purpose: urine, cerebrospinal fluid,
 * clearances; peak levels of antibiotics, which read as troughs would look far too high; percentiles of the body mass index; and
 * every code whose meaning nobody could confirm (docs/knowledge/secondReading.md): a code that is not here is another result.
 */
const codes: Readonly<Partial<Record<Analyte, string>>> = {
  potassium: '2823-3 6298-4 75940-7 39789-3 32713-0 77142-8',
  sodium: '2951-2 2947-0 77139-4 39791-9 32717-1',
  creatinine: '2160-0 38483-4 14682-9 77140-2 59826-8 21232-4',
  estimatedGfr:
    '33914-3 48642-3 48643-1 50044-7 62238-1 69405-9 70969-1 77147-7 88293-6 88294-4 94677-2 98979-8 98980-6 50210-4 50384-7',
  urea: '3091-6 22664-7 14937-7',
  inr: '6301-6 34714-6 38875-1 46418-0',
  aptt: '3173-2 14979-9',
  antiXa: '32684-3 3274-8',
  platelets: '777-3 26515-7 778-1',
  haemoglobin: '718-7 20509-6 59260-0 30313-1 30350-3 30351-1 14775-1 55782-7',
  neutrophils: '751-8 26499-4 753-4',
  leucocytes: '6690-2 26464-8 804-5',
  glucose:
    '2345-7 2339-0 2340-8 2341-6 14749-6 15074-8 41653-7 32016-8 1558-6 14771-0 39480-9 14743-9 41604-0 39481-7 14770-2 77145-1',
  calcium: '17861-6 49765-1 2000-8 29265-6',
  ionisedCalcium: '1994-3 1995-0 12180-6 34581-9 47596-2',
  albumin: '1751-7 61151-7 61152-5 54347-0 2862-1',
  magnesium: '19123-9 2601-3 21377-7 2593-2',
  phosphate: '2777-1 14879-1',
  alanineAminotransferase: '1742-6 1743-4 1744-2 77144-4',
  aspartateAminotransferase: '1920-8 30239-8 88112-8',
  bilirubin: '1975-2 14631-6 42719-5 77137-8',
  alkalinePhosphatase: '6768-6 1783-0',
  creatineKinase: '2157-6',
  thyrotropin: '3016-3 11580-8 11579-0',
  lithiumLevel: '14334-7 3719-2',
  digoxinLevel: '10535-3 14698-5',
  vancomycinLevel: '20578-1 4092-3',
  gentamicinLevel: '35668-3 3665-7',
  phenytoinLevel: '3968-5 14877-5',
  valproateLevel: '4086-5 14946-8',
  carbamazepineLevel: '3432-2 14639-9',
  ciclosporinLevel: '3520-4 14978-1 55805-6',
  tacrolimusLevel: '11253-2 74097-7 74096-9',
  theophyllineLevel: '4049-3 14915-3',
  methotrexateLevel: '14836-1 3806-7',
  qtcInterval: '8636-3',
  weight: '29463-7 3141-9 3142-7 8341-0 8335-2',
  height: '8302-2 3137-7 3138-5 8306-3 8308-9 8301-4',
  bodyMassIndex: '39156-5 89270-3',
  heartRate: '8867-4 8889-8 76282-3',
  systolicPressure: '8480-6 8459-0 8460-8 8461-6 75997-7 76215-3 76534-7',
  diastolicPressure: '8462-4 8453-3 8454-1 8455-8 75995-1 76213-8 76535-4',
  lactate: '2524-7 32693-4 2518-9 14118-4 2519-7',
  uricAcid: '3084-1 14933-6',
  triglycerides: '2571-8 14927-8 3043-7',
  lipase: '3040-3',
  haemoglobinA1c: '4548-4 17856-6 4549-2 59261-8 71875-9 62388-4 96595-4',
  amikacinLevel: '35669-1 3321-7',
  tobramycinLevel: '35670-9 4059-2',
  phenytoinFreeLevel: '3969-3',
  phenobarbitalLevel: '3948-7',
  lamotrigineLevel: '6948-4',
  levetiracetamLevel: '30471-7',
  clozapineLevel: '6896-5',
  sirolimusLevel: '29247-4',
  everolimusLevel: '50544-6',
  voriconazoleLevel: '38370-3',
  posaconazoleLevel: '53731-6',
  fibrinogen: '3255-7',
  ammonia: '16362-6 1839-0 1841-6',
  bicarbonate: '1963-8 1959-6 1960-4 14627-4 2028-9',
  chloride: '2075-0 2069-3 41650-3',
  qtInterval: '8634-8',
  respiratoryRate: '9279-1',
  oxygenSaturation: '59408-5 2708-6',
};

export const analyteByLoinc: ReadonlyMap<string, Analyte> = new Map(
  // Object.entries widens the keys of a record to string; `codes` is typed by Analyte above.
  Object.entries(codes).flatMap(([analyte, list]) =>
    list.split(' ').map((code) => [code, analyte as Analyte] as const),
  ),
);

/** Urea reported by its nitrogen alone: one mole of urea holds 28.014 g of it in 60.056 g. */
export const ureaNitrogenCodes: ReadonlySet<string> = new Set(['3094-0', '6299-2']);
