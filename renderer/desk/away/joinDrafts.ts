/** Puts the words of one draft behind those of another. A form keeps its choices, and the words of both. */
export function joinDrafts(there: string, moved: string): string {
  const form = readForm(there);
  const other = readForm(moved);
  if (form === null) return `${there}\n${other?.message ?? moved}`;
  return JSON.stringify({ ...form, message: `${form.message}\n${other?.message ?? moved}` });
}

function readForm(text: string): { readonly message: string } | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && 'message' in read && typeof read.message === 'string'
      ? { ...read, message: read.message }
      : null;
  } catch {
    return null;
  }
}
