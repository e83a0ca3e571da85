import { isToolOrTest } from './listFiles.ts';
import { PURE_FOLDERS } from './layers.ts';
import type { ParsedFile } from './parsedFile.ts';
import type { Violation } from './violation.ts';
import { visitNodes, type Node } from './visitNodes.ts';

/**
 * What the linter's lists of names cannot express: the current time through `new Date()`, and the machine's own locale
 * through an `Intl` object made without one.
 */
export function checkPurity(file: string, parsed: ParsedFile): readonly Violation[] {
  if (!PURE_FOLDERS.some((folder) => file.startsWith(`${folder}/`)) || isToolOrTest(file)) return [];
  const violations: Violation[] = [];
  visitNodes(parsed.program, (node) => {
    const message = complaint(node);
    if (message !== undefined) violations.push({ file, line: parsed.lineAt(Number(node['start'])), message });
  });
  return violations;
}

function complaint(node: Node): string | undefined {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined;
  const words: readonly unknown[] = Array.isArray(node['arguments']) ? node['arguments'] : [];
  const callee = node['callee'];
  if (nameOf(callee) === 'Date' && (words.length === 0 || node.type === 'CallExpression')) {
    return 'pure code has no clock: the time is a parameter';
  }
  if (nameOf(objectOf(callee)) === 'Intl' && (words.length === 0 || nameOf(words[0]) === 'undefined')) {
    return 'pure code has no locale of its own: it is a parameter';
  }
  return undefined;
}

function nameOf(value: unknown): unknown {
  return isRecord(value) && value['type'] === 'Identifier' ? value['name'] : undefined;
}

function objectOf(value: unknown): unknown {
  return isRecord(value) && value['type'] === 'MemberExpression' ? value['object'] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
