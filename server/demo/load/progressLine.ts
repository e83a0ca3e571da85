const REPORT_EVERY_MS = 1000;

/** Says how far a load has come, once a second at most; nothing in machine-readable mode. */
export function createProgress(to: NodeJS.WritableStream, isSilent: boolean): (words: string) => void {
  let saidAt = performance.now();
  return (words) => {
    const now = performance.now();
    if (isSilent || now - saidAt < REPORT_EVERY_MS) return;
    saidAt = now;
    to.write(`  ${words}\n`);
  };
}
