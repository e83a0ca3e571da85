/** A code of a system as one key. */
export function codeKey(system: string, code: string): string {
  return `${system}\n${code}`;
}
