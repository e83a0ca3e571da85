/**
 * The one origin of the page in Electron, for ever: the browser engine keeps data by origin, and under another scheme or
 * host the data of every installation would seem gone (electron/electron#37702).
 */
export const APP_SCHEME = 'app';
export const APP_HOST = 'wardlight';
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/`;

/** Exactly ours, on the parsed address: prefixes and substrings of addresses are how such checks have failed before. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${APP_SCHEME}:` &&
    url.host === APP_HOST &&
    url.username === '' &&
    url.password === ''
  );
}
