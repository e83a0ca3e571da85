import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import type { ProtocolFault } from '../../clinical/siteProtocol/protocolFault.ts';
import type { Result } from '../../schema/result.ts';
import { siteProtocolFile, type SiteProtocolFile } from '../../schema/siteProtocol/siteProtocolFile.ts';

/** Protocols in YAML or JSON; the faults say where, what is wrong and what to write. */
export async function readProtocolFile(file: string): Promise<Result<SiteProtocolFile, readonly ProtocolFault[]>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null
    ? refuse(file, 'there is no such file', 'Name a file of protocols, or see docs/siteProtocols.md.')
    : readProtocols(text);
}

export function readProtocols(text: string): Result<SiteProtocolFile, readonly ProtocolFault[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined)
    return refuse(
      `line ${lines.linePos(broken.pos[0]).line}`,
      'this is not YAML',
      'Look at indentation, brackets and quotes.',
    );
  const value: unknown = document.toJS();
  const parsed = siteProtocolFile.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, error: parsed.error.issues.map((issue) => faultOf(issue, value)) };
}

type Issue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
};

function faultOf(issue: Issue, value: unknown): ProtocolFault {
  const place = placeOf(issue.path, value);
  if (issue.code === 'unrecognized_keys')
    return {
      place,
      problem: `${(issue.keys ?? []).join(', ')}: no such field`,
      remedy: 'Correct the name, or leave it out.',
    };
  return { place, problem: issue.message, remedy: 'See docs/siteProtocols.md for the fields of a protocol.' };
}

/** A protocol is called by its id where it has one: "metformin-dose.levels.0.level". */
function placeOf(path: readonly PropertyKey[], value: unknown): string {
  const words = path.map(String);
  if (words[0] !== 'protocols' || words[1] === undefined) return words.join('.') || 'the whole file';
  const protocols: unknown = isRecord(value) ? value['protocols'] : undefined;
  const own: unknown = Array.isArray(protocols) ? protocols[Number(words[1])] : undefined;
  const id = isRecord(own) && typeof own['id'] === 'string' ? own['id'] : `protocols.${words[1]}`;
  return [id, ...words.slice(2)].join('.');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(place: string, problem: string, remedy: string): Result<SiteProtocolFile, readonly ProtocolFault[]> {
  return { ok: false, error: [{ place, problem, remedy }] };
}
