import { parseSync } from 'vite';
import { visitNodes, type Node } from './visitNodes.ts';

export interface FoundImport {
  readonly specifier: string;
  readonly line: number;
}

export interface ParsedFile {
  readonly imports: readonly FoundImport[];
  /** Lines of `import(x)` where x is not a plain string: no rule can see where it leads. */
  readonly computedImports: readonly number[];
  readonly program: Node;
  readonly lineAt: (offset: number) => number;
}

/**
 * Reads one TypeScript or JavaScript file: static and dynamic imports, re-exports, `import('x').T` in types and
 * `new URL('x', import.meta.url)`, which is how a worker is named. Type-only imports count: an arrow is an arrow.
 * @returns undefined when the file does not parse; the type check says why
 */
export function parseFile(file: string, text: string): ParsedFile | undefined {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) return undefined;
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const imports: FoundImport[] = [];
  const computedImports: number[] = [];
  visitNodes(program, (node) => {
    const source = sourceOf(node);
    if (source === undefined) return;
    const line = lineAt(Number(node['start'] ?? 0));
    if (source === 'computed') computedImports.push(line);
    else imports.push({ specifier: source.specifier, line });
  });
  return { imports, computedImports, program: { ...program }, lineAt };
}

function sourceOf(node: Node): { readonly specifier: string } | 'computed' | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'TSImportType': {
      const specifier = literal(node['source']);
      return specifier === undefined ? undefined : { specifier };
    }
    case 'ImportExpression': {
      const specifier = literal(node['source']);
      return specifier === undefined ? 'computed' : { specifier };
    }
    case 'NewExpression': {
      const specifier = urlBesideThisFile(node);
      return specifier === undefined ? undefined : { specifier };
    }
    default:
      return undefined;
  }
}

function urlBesideThisFile(node: Node): string | undefined {
  const words: readonly unknown[] = Array.isArray(node['arguments']) ? node['arguments'] : [];
  const isUrl = isNode(node['callee']) && node['callee']['name'] === 'URL';
  const specifier = literal(words[0]);
  const isBeside = isUrl && words.length === 2 && isNode(words[1]) && words[1].type === 'MemberExpression';
  return isBeside && specifier?.startsWith('.') === true ? specifier : undefined;
}

function literal(value: unknown): string | undefined {
  return isNode(value) && typeof value['value'] === 'string' ? value['value'] : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
