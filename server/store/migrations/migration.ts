/** One step of the database's shape. Never edited once released: a later step mends it. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };
