/** A node of the syntax tree, in the ESTree shape; fields are looked at one by one. */
export interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Calls `visit` on every node, parents first. */
export function visitNodes(value: unknown, visit: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) visitNodes(item, visit);
    return;
  }
  if (isNode(value)) visit(value);
  for (const field of Object.values(value)) visitNodes(field, visit);
}

function isNode(value: object): value is Node {
  return 'type' in value && typeof value.type === 'string';
}
