/** What is wrong in a source file, in words for the pharmacist who wrote it: the file, the place in it, and the fault. */
export type SourceFault = { readonly file: string; readonly place: string; readonly detail: string };

/** Collects faults, so that one build shows all of them and not the first only. */
export type FaultLog = {
  readonly faults: SourceFault[];
  readonly add: (file: string, place: string, detail: string) => void;
};

export function createFaultLog(): FaultLog {
  const faults: SourceFault[] = [];
  return { faults, add: (file, place, detail) => void faults.push({ file, place, detail }) };
}
