/** What can happen, as a value: callers must look before they use it. Throwing is for defects only. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
