const LINE_EVERY_MS = 5000;
const REDRAW_EVERY_MS = 200;

/**
 * Shows on stderr that something is going on: one line redrawn on a terminal, a new line every few seconds elsewhere.
 * @template T
 * @param {string} doing for example "Installing packages"
 * @param {() => string} detail asked anew for every line
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(doing, detail, work) {
  const started = Date.now();
  const onTerminal = process.stderr.isTTY === true;
  const line = () => `${doing}: ${Math.round((Date.now() - started) / 1000)} s${detail()}`;
  process.stderr.write(onTerminal ? line() : `${doing} ...\n`);
  const timer = setInterval(
    () => process.stderr.write(onTerminal ? `\r\u001B[2K${line()}` : `${line()}\n`),
    onTerminal ? REDRAW_EVERY_MS : LINE_EVERY_MS,
  );
  try {
    const result = await work();
    process.stderr.write(`${onTerminal ? '\r\u001B[2K' : ''}${line()}.\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${onTerminal ? '\r\u001B[2K' : ''}${line()}, failed.\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
