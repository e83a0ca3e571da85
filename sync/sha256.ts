/**
 * SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits. Handed in by whoever composes (node:crypto on the server,
 * hash-wasm or WebCrypto in the desk worker), so nothing here depends on a platform.
 */
export type Sha256 = (text: string) => string | Promise<string>;
