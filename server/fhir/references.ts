import { createHash } from 'node:crypto';
import { identifier } from '../../schema/identifier.ts';

/** Finds the id that a reference means: `Patient/1`, `urn:uuid:...`, or a `fullUrl` of the same bundle. */
export type ReferenceResolver = (reference: string) => string | null;

/**
 * Without a bundle: the last part of the reference is the id (Synthea's NDJSON refers to `urn:uuid:<id>`). An absolute address
 * is another server's unless the bundle itself carries it: its patient 7 need not be ours.
 */
export function idOfReference(reference: string): string | null {
  if (reference.startsWith('#') || reference.includes('?') || /^https?:/i.test(reference)) return null;
  const plain = reference.replace(/\/_history\/.*$/, '').replace(/^urn:(uuid|oid):/, '');
  const id = plain.slice(plain.lastIndexOf('/') + 1);
  return identifier.safeParse(id).success ? id : null;
}

/** A bundle's `fullUrl` leads to the id of its resource, which may be another than the one in the address. */
export function bundleResolver(idByFullUrl: ReadonlyMap<string, string>): ReferenceResolver {
  return (reference) => idByFullUrl.get(reference) ?? idOfReference(reference);
}

/** For a resource without an id: made of its content, so that the same resource gets the same id again. */
export function idFromContent(resource: unknown): string {
  return `made-${createHash('sha256').update(JSON.stringify(resource)).digest('hex').slice(0, 24)}`;
}

/** A statement and a request may bear the same id, and one must not replace the other on the chart: this one is the statement's. */
export function statementIdOf(id: string): string {
  return prefixed(`statement-${id}`);
}

/** The line that a dose without an order becomes, where an order bears the dose's id. */
export function doseLineIdOf(id: string): string {
  return prefixed(`administration-${id}`);
}

/** For what a resource holds several of: `<id>.1`. */
export function partId(id: string, index: number): string {
  return prefixed(`${id}.${index + 1}`);
}

function prefixed(id: string): string {
  return identifier.safeParse(id).success ? id : idFromContent(id);
}
