/** Says on stderr what takes time, how long it took, and that it still goes on; stdout stays for the address. */
export async function withProgress<T>(doing: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = (): string => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  process.stderr.write(`${doing} ...\n`);
  const timer = setInterval(
    () => process.stderr.write(`  still ${doing.charAt(0).toLowerCase()}${doing.slice(1)}: ${seconds()}\n`),
    5000,
  );
  try {
    const result = await work();
    process.stderr.write(`  done in ${seconds()}\n`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
