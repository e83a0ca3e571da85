import type { ParsedFile } from './parsedFile.ts';
import type { Violation } from './violation.ts';

/** A file that only passes on what others export hides who depends on whom. */
export function checkBarrel(file: string, parsed: ParsedFile): readonly Violation[] {
  const body: readonly unknown[] = Array.isArray(parsed.program['body']) ? parsed.program['body'] : [];
  const isBarrel = body.length > 0 && body.every(passesOn);
  return isBarrel ? [{ file, message: 'only passes on what others export; import from the source' }] : [];
}

function passesOn(statement: unknown): boolean {
  if (typeof statement !== 'object' || statement === null || !('type' in statement)) return false;
  if (statement.type === 'ExportAllDeclaration') return true;
  return statement.type === 'ExportNamedDeclaration' && 'source' in statement && statement.source !== null;
}
