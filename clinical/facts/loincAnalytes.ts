import type { Analyte } from '../../schema/knowledge/analyte.ts';

/** LOINC codes (2.78) of blood, serum and plasma results and bedside measures; urine, cerebrospinal fluid and clearances are left out on purpose. */
const codes: Readonly<Partial<Record<Analyte, string>>> = {
  potassium: '2823-3 6298-4 75940-7 39789-3 32713-0 77142-8 42569-4',
  sodium: '2951-2 2947-0 77139-4 39791-9 32717-1 39792-7 42570-2',
  creatinine: '2160-0 38483-4 14682-9 77140-2 59826-8 21232-4',
  estimatedGfr: '33914-3 48642-3 48643-1 50044-7 62238-1 77147-7 88293-6 88294-4 98979-8 94677-2 70969-1 50384-7',
  urea: '3091-6 22664-7 14937-7',
  inr: '6301-6 34714-6 38875-1 46418-0',
  aptt: '3173-2 14979-9 34571-0 5898-2',
  antiXa: '3271-4 32684-3',
  platelets: '777-3 26515-7 778-1',
  haemoglobin: '718-7 20509-6 59260-0 30313-1 30350-3 30351-1 14775-1 55782-7',
  neutrophils: '751-8 26499-4 753-4 30451-9',
  leucocytes: '6690-2 26464-8 804-5',
  glucose:
    '2345-7 2339-0 2340-8 2341-6 14749-6 15074-8 41653-7 32016-8 1558-6 14771-0 39480-9 14743-9 41604-0 39481-7 14770-2 77145-1',
  calcium: '17861-6 49765-1 2000-8 1995-0 25363-3 29265-6',
  ionisedCalcium: '1994-3 12180-6 1996-8 34581-9 41644-6 41645-3 47596-2 34580-1',
  albumin: '1751-7 61151-7 61152-5 54347-0 2862-1',
  magnesium: '19123-9 2601-3 21377-7 2599-9',
  phosphate: '2777-1 14879-1 24519-1 2774-8',
  alanineAminotransferase: '1742-6 1743-4 1744-2 77144-4',
  aspartateAminotransferase: '1920-8 30239-8',
  bilirubin: '1975-2 14631-6 42719-5 77137-8',
  alkalinePhosphatase: '6768-6 1783-0 1777-2',
  creatineKinase: '2157-6 24334-5',
  thyrotropin: '3016-3 11580-8 11579-0',
  lithiumLevel: '14334-7 3719-2',
  digoxinLevel: '10535-3 14698-5',
  vancomycinLevel: '20578-1 4092-3',
  gentamicinLevel: '35668-3 3665-7',
  phenytoinLevel: '3968-5 14877-5',
  valproateLevel: '4086-5 14946-8',
  carbamazepineLevel: '3432-2 14639-9',
  ciclosporinLevel: '3520-4 14978-1',
  tacrolimusLevel: '11253-2 32721-3',
  theophyllineLevel: '4049-3 14915-3',
  methotrexateLevel: '14836-1 3806-7',
  qtcInterval: '8636-3',
  weight: '29463-7 3141-9 3142-7 8341-0 75292-3 8335-2 8340-2',
  height: '8302-2 3137-7 3138-5 8306-3 8308-9 8301-4',
  bodyMassIndex: '39156-5 59574-4 89270-3',
  heartRate: '8867-4 8889-8 76282-3',
  systolicPressure: '8480-6 8459-0 8450-9 8461-6 75997-7 76215-3 76534-7',
  diastolicPressure: '8462-4 8453-3 8454-1 8455-8 75995-1 76213-8 76535-4',
  lactate: '2524-7 32693-4 2518-9 30241-4 14118-4 2519-7',
  uricAcid: '3084-1 14933-6 14934-4',
  triglycerides: '2571-8 14927-8 3043-7',
  lipase: '3040-3 14769-4',
  haemoglobinA1c: '4548-4 17856-6 4549-2 41995-2 59261-8 71875-9 62388-4 96595-4',
};

export const analyteByLoinc: ReadonlyMap<string, Analyte> = new Map(
  // Object.entries widens the keys of a record to string; `codes` is typed by Analyte above.
  Object.entries(codes).flatMap(([analyte, list]) =>
    list.split(' ').map((code) => [code, analyte as Analyte] as const),
  ),
);

/** Urea reported by its nitrogen alone: one mole of urea holds 28.014 g of it in 60.056 g. */
export const ureaNitrogenCodes: ReadonlySet<string> = new Set(['3094-0', '6299-2', '12962-7', '12966-8']);
