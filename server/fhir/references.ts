import { createHash } from 'node:crypto';
import { identifier } from '../../schema/identifier.ts';

/** Finds the id that a reference means: `Patient/1`, `urn:uuid:...`, an absolute address, or a `fullUrl` of the same bundle. */
export type ReferenceResolver = (reference: string) => string | null;

/** Without a bundle: the last part of the reference is the id (Synthea's NDJSON refers to `urn:uuid:<id>`). */
export function idOfReference(reference: string): string | null {
  if (reference.startsWith('#') || reference.includes('?')) return null;
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
