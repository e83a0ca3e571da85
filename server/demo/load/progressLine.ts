const REPORT_EVERY_MS = 1000;

/** Says how far a load has come, once a second; nothing in machine-readable mode. */
export function createProgress(to: NodeJS.WritableStream, isSilent: boolean): (done: number, total: number) => void {
  let saidAt = performance.now();
  return (done, total) => {
    const now = performance.now();
    if (isSilent || (now - saidAt < REPORT_EVERY_MS && done < total)) return;
    saidAt = now;
    to.write(`  ${done} of ${total} patients\n`);
  };
}
