import type { KnowledgePack } from '../../schema/knowledge/knowledgePack.ts';
import type { PackedColumn, PackedContent, PackedRules } from './packedContent.ts';

/**
 * The content of a pack as it is written to a file. Thousands of rules differ in a drug or two and repeat everything else: each
 * value is written once, which makes less than half of the text and a quarter of the objects that a start has to parse. Nothing is
 * lost: `unpackContent` gives back the same pack, with its lists in the same order.
 */
export function packContent(pack: KnowledgePack): PackedContent {
  const positions = new Map(pack.substances.map(({ id }, position) => [id, position] as const));
  const packed = (ids: readonly string[]) => ids.map((id) => positions.get(id) ?? id);
  return {
    ...pack,
    classes: pack.classes.map((entry) => ({ ...entry, members: packed(entry.members) })),
    coverage: pack.coverage.map((entry) => ({ ...entry, substances: packed(entry.substances) })),
    rules: packRules(pack.rules),
  };
}

function packRules(rules: readonly object[]): PackedRules {
  const shapes = new Map<string, number>();
  const cells = new Map<string, unknown[]>();
  const shapeOf = rules.map((rule) => {
    const entries = Object.entries(rule).filter(([, value]) => value !== undefined);
    for (const [key, value] of entries) {
      const column = cells.get(key);
      if (column === undefined) cells.set(key, [value]);
      else column.push(value);
    }
    const shape = JSON.stringify(entries.map(([key]) => key));
    const known = shapes.get(shape) ?? shapes.size;
    shapes.set(shape, known);
    return known;
  });
  return {
    // They were made of lists of keys above.
    shapes: [...shapes.keys()].map((shape) => JSON.parse(shape) as string[]),
    shapeOf,
    columns: [...cells].map(([key, values]) => packColumn(key, values)),
  };
}

/** A column of which most cells differ is written as it is. */
function packColumn(key: string, cells: readonly unknown[]): PackedColumn {
  const known = new Map<string, number>();
  const values: unknown[] = [];
  const at = cells.map((cell) => {
    const text = JSON.stringify(cell);
    const position = known.get(text);
    if (position !== undefined) return position;
    known.set(text, values.length);
    return values.push(cell) - 1;
  });
  return values.length * 2 > cells.length ? { key, values: cells } : { key, values, at };
}
