/** What is wrong with a source, where, and what to do about it. */
export type ImportFault = { readonly place: string; readonly detail: string };

const MOST_SHOWN = 50;

/** The faults for a terminal: the file, then one line each. */
export function faultLines(file: string, faults: readonly ImportFault[]): string {
  const shown = faults.slice(0, MOST_SHOWN).map(({ place, detail }) => `  ${place}: ${detail}`);
  const more = faults.length > MOST_SHOWN ? [`  and ${faults.length - MOST_SHOWN} more`] : [];
  return [`${file}: ${faults.length} fault(s), nothing was written.`, ...shown, ...more].join('\n');
}
