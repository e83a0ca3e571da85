/**
 * The groups of files that import each other in a circle (strongly connected components of more than one file, after
 * R. Tarjan, 1972, written without recursion so that a long chain of files cannot overflow the stack).
 * @param importsByFile for each file the files that it imports
 */
export function findCycles(importsByFile: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];

  for (const start of importsByFile.keys()) {
    if (order.has(start)) continue;
    const path: { readonly file: string; next: number }[] = [];
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = importsByFile.get(top.file)?.[top.next];
      top.next += 1;
      if (target === undefined) leave(top.file);
      else if (!importsByFile.has(target)) continue;
      else if (!order.has(target)) enter(target);
      else if (open.includes(target)) lower(top.file, order.get(target) ?? 0);
    }

    function enter(file: string): void {
      order.set(file, order.size);
      lowest.set(file, order.size - 1);
      open.push(file);
      path.push({ file, next: 0 });
    }

    function leave(file: string): void {
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent.file, lowest.get(file) ?? 0);
      if (lowest.get(file) !== order.get(file)) return;
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || importsByFile.get(file)?.includes(file) === true) cycles.push(group.toSorted());
    }
  }
  return cycles;

  function lower(file: string, value: number): void {
    lowest.set(file, Math.min(lowest.get(file) ?? value, value));
  }
}
