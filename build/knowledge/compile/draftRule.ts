/** What the compilers of the families return before the schema has looked at it: names of syndromes and routes are still any text. */
export type DraftRule = { readonly id: string } & Readonly<Record<string, unknown>>;
