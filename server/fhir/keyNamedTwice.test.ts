import { expect, test } from 'vitest';
import { keyNamedTwice } from './keyNamedTwice.ts';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"entry":[{"x":1},{"resource":{"status":"a", "id":"b","status" : "c"}}]}', 'entry.resource.status'],
  [String.raw`{"a":1,"\u0061":2}`, 'a'],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('%s names %s twice', (text, path) => {
  expect(keyNamedTwice(text)).toBe(path);
});

test.each([
  '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
  String.raw`{"a":"\"a\":1","b":"{\"a\":","c":["a","a"]}`,
  String.raw`{"a\\":1,"a":2}`,
  '"a"',
  '[]',
])('%s names none twice', (text) => {
  expect(keyNamedTwice(text)).toBeNull();
});
