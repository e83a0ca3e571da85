import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDocuments, readStream, type FhirDocument } from './readDocuments.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardlight-fhir-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function all(documents: AsyncIterable<FhirDocument>): Promise<FhirDocument[]> {
  const read: FhirDocument[] = [];
  for await (const document of documents) read.push(document);
  return read;
}

const stream = (...chunks: string[]) => readStream(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), 'x');

test('NDJSON, also with bad, empty and torn lines, counts its lines', async () => {
  const read = await all(stream('{"a":1}\r\n{"b"', ':2}\n\nnonsense\n{"c":3}\n{"torn'));
  expect(read.map(({ line, value, fault }) => [line, value ?? fault])).toEqual([
    [1, { a: 1 }],
    [2, { b: 2 }],
    [4, 'not JSON'],
    [5, { c: 3 }],
    [6, 'not JSON'],
  ]);
});

test('one JSON text over many lines is one document, with a byte order mark too', async () => {
  expect((await all(stream('\uFEFF{\n "a":\n', ' [1,\n2]\n}\n'))).map(({ value }) => value)).toEqual([{ a: [1, 2] }]);
});

test('a bad first line does not hold up the others', async () => {
  const read = await all(stream('nonsense\n{"a":1}\n'));
  expect(read.map(({ line, value, fault }) => [line, value ?? fault])).toEqual([
    [1, 'not JSON'],
    [2, { a: 1 }],
  ]);
});

test('one text that breaks off is one fault with its place, and quotes nothing of it', async () => {
  const faults = async (text: string) => (await all(stream(text))).map(({ line, fault }) => [line, fault]);
  expect(await faults('{\n "name": "Martin",\n "a": [1,\n')).toEqual([[1, 'not JSON: it breaks off before its end']]);
  expect(await faults('{\n "name": "Martin"\n "a": [1]\n}')).toEqual([[1, 'not JSON: see line 3, column 2']]);
  expect(await faults('{\n "name": Martin\n}')).toEqual([[1, 'not JSON']]);
  expect(await all(stream('\n  \n'))).toEqual([]);
});

test('a key that is named twice hides nothing', async () => {
  const read = await all(stream('{"a":[1],"a":[]}\n{"b":2}\n'));
  expect(read.map(({ value, fault }) => value ?? fault)).toEqual(['names a key twice in one object: a', { b: 2 }]);
});

test.each(['utf16le', 'utf16be'])('%s says so by its byte order mark', async (encoding) => {
  const little = Buffer.from('\uFEFF{"a":"é"}\n{"b":2}\n', 'utf16le');
  const content = Readable.from([encoding === 'utf16le' ? little : little.swap16()]);
  expect((await all(readStream(content, 'x'))).map(({ value }) => value)).toEqual([{ a: 'é' }, { b: 2 }]);
});

test('a line that never ends is refused by its number and does not fill the memory', async () => {
  async function* endless() {
    yield Buffer.from('{"a":1}\n"');
    for (let part = 0; part < 40; part += 1) yield Buffer.alloc(1_000_000, 'x');
    yield Buffer.from('"\n{"b":2}\n');
  }
  const read = await all(readStream(Readable.from(endless()), 'x'));
  expect(read.map(({ line, value, fault }) => [line, fault === undefined ? value : 'refused'])).toEqual([
    [1, { a: 1 }],
    [2, 'refused'],
    [3, { b: 2 }],
  ]);
});

test('a folder is read medicines and patients first; a cut .gz keeps what came before the cut', async () => {
  await writeFile(join(folder, 'Condition.ndjson'), '{"c":1}\n');
  await writeFile(join(folder, 'Patient.ndjson'), '{"p":1}\n');
  await writeFile(join(folder, 'Medication.ndjson.gz'), gzipSync('{"m":1}\n'));
  const lines = Array.from({ length: 20_000 }, (_, index) => `{"o":${index},"r":"${Math.sin(index)}"}`).join('\n');
  await writeFile(join(folder, 'Observation.ndjson.gz'), gzipSync(lines).subarray(0, 100_000));
  await writeFile(join(folder, 'README.txt'), 'not data');
  const read = await all(readDocuments(folder));
  expect(read.slice(0, 3).map(({ source }) => source)).toEqual([
    'Medication.ndjson.gz',
    'Patient.ndjson',
    'Condition.ndjson',
  ]);
  expect(read.length).toBeGreaterThan(1000);
  expect(read.filter(({ fault }) => fault?.startsWith('the file ends in an error'))).toHaveLength(1);
});
