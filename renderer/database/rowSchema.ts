import type { RxJsonSchema } from 'rxdb';
import type { ClearFields } from './rowSeal.ts';

/** A row as the adapters see it. `content` null: it did not open. */
export interface Row extends ClearFields {
  readonly content: object | null;
}

const LARGEST_SEQ = 2 ** 53 - 1;

/**
 * One schema for every collection: what a document IS stands in schema/, and the database only knows how to find a sealed
 * one. The clear fields are required top-level scalars, because a nested or optional index hides documents from queries.
 */
function schemaWith(content: { readonly [name: string]: { readonly type: 'object' | 'string' } }): RxJsonSchema<Row> {
  return {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: 200 },
      wardId: { type: 'string', maxLength: 64 },
      kind: { type: 'string', maxLength: 20 },
      seq: { type: 'integer', minimum: 0, maximum: LARGEST_SEQ, multipleOf: 1 },
      generation: { type: 'integer', minimum: 0, maximum: LARGEST_SEQ, multipleOf: 1 },
      ...content,
    },
    required: ['id', 'wardId', 'kind', 'seq', 'generation', ...Object.keys(content)],
    // Read by its keys alone at the start: who is here, under which number, without touching a sealed payload.
    indexes: [['kind', 'wardId', 'seq', 'generation']],
  } as RxJsonSchema<Row>;
}

export const openRowSchema = schemaWith({ content: { type: 'object' } });

/** The names of Dexie's index for the one above: RxDB puts `_deleted` before it and the primary key behind. */
export const KEYS_INDEX = '[_deleted+kind+wardId+seq+generation+id]';
