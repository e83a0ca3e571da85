/** The part of the library that is used here; it ships no types. */
declare module '@lhncbc/ucum-lhc' {
  export interface Conversion {
    readonly status: 'succeeded' | 'failed' | 'error';
    readonly toVal: number | null;
    /** Also what the library took the unit for, where it is not UCUM. */
    readonly msg?: readonly string[];
  }
  export const UcumLhcUtils: {
    getInstance(): { convertUnitTo(from: string, value: number, to: string): Conversion };
  };
}
