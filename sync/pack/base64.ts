/** Base64 to bytes, or null if it is not base64. */
export function base64ToBytes(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(decodeBinary(text.trim()), (character) => character.codePointAt(0) ?? 0);
  } catch {
    return null;
  }
}

// `atob` is in every browser, worker and Node, and in no TypeScript library that this folder may load.
declare const atob: (text: string) => string;
const decodeBinary = (text: string): string => atob(text);
