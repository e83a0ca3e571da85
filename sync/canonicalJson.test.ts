import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonicalJson.ts';

describe('canonicalJson', () => {
  it('sorts keys by code unit, at every depth, and writes no white space', () => {
    expect(canonicalJson({ b: 1, a: { z: [1, { y: null, x: 'é' }], B: true }, ä: 2, '10': 0, '9': 1 })).toBe(
      '{"10":0,"9":1,"a":{"B":true,"z":[1,{"x":"é","y":null}]},"b":1,"ä":2}',
    );
  });

  it('leaves out undefined members', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [undefined],
    [[undefined]],
    [1n],
    [new Date(0)],
    [new Map()],
    [{ a: () => 1 }],
  ])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('says the same whatever the order of the keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
