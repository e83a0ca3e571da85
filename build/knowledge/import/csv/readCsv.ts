import type { Result } from '../../../../schema/result.ts';
import type { ImportFault } from '../importFault.ts';

/** A row with the line on which it begins in the file. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };
export type CsvFile = {
  /** `# key: value` lines before the header. */
  readonly head: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  readonly header: CsvRow;
  readonly rows: readonly CsvRow[];
};

/** Reads RFC 4180, with comma, semicolon or tab (the header line tells which), quoted cells over several lines, UTF-8 with or without a mark. */
export function readCsv(text: string): Result<CsvFile, readonly ImportFault[]> {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const head = new Map<string, { value: string; line: number }>();
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const meta = /^"?#\s*([\w ]+?)\s*:\s*(.*?)[;,\t"]*\s*$/.exec(line);
    if (meta !== null) head.set((meta[1] ?? '').toLowerCase(), { value: meta[2] ?? '', line: at + 1 });
    else if (line.replace(/[;,\t\s]/g, '') !== '' && !line.startsWith('#')) break;
  }
  const separator = separatorOf(lines[at] ?? '');
  const read = readRows(lines.slice(at).join('\n'), separator, at + 1);
  if (!read.ok) return read;
  const [header, ...rows] = read.value.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (header === undefined)
    return { ok: false, error: [{ place: 'file', detail: 'has no header line with the names of the columns' }] };
  return { ok: true, value: { head, header, rows } };
}

function separatorOf(header: string): string {
  const count = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

function readRows(
  text: string,
  separator: string,
  firstLine: number,
): Result<readonly CsvRow[], readonly ImportFault[]> {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = firstLine;
  let begun = firstLine;
  let quotedSince: number | null = null;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index);
    if (letter === '\n') line += 1;
    if (quotedSince !== null) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quotedSince = null;
    } else if (letter === '"' && cell === '') quotedSince = line;
    else if (letter === separator) {
      cells.push(cell);
      cell = '';
    } else if (letter === '\n') {
      rows.push({ line: begun, cells: [...cells, cell] });
      cells = [];
      cell = '';
      begun = line;
    } else cell += letter;
  }
  if (quotedSince !== null)
    return {
      ok: false,
      error: [{ place: `line ${quotedSince}`, detail: 'a quotation mark is opened and never closed' }],
    };
  rows.push({ line: begun, cells: [...cells, cell] });
  return { ok: true, value: rows };
}
