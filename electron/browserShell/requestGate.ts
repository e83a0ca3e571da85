/** Where a request to the browser shell comes from, as far as HTTP tells. */
export interface RequestOrigin {
  readonly method: string;
  readonly pathname: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

/**
 * Any web site may make the browser send requests to loopback, and any name may be made to point there. So: the Host
 * header is exactly ours (a rebound name is not), and whatever does something or reads something comes from our own page.
 * Returns the status of the refusal, or null.
 */
export function gateRefusal(request: RequestOrigin, ownOrigin: string): 403 | 405 | 421 | null {
  if (request.host !== new URL(ownOrigin).host) return 421;
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return 405;
  if (request.origin !== undefined && request.origin !== ownOrigin) return 403;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads && !isGuarded(request.pathname)) return null;
  // Another port of this machine is the "same site", and still somebody else.
  if (request.fetchSite !== undefined && request.fetchSite !== 'same-origin') return 403;
  const saysWhence = request.origin !== undefined || (reads && request.fetchSite === 'same-origin');
  return saysWhence ? null : 403;
}

/** Paths that are answered only to a page that was started with the secret. */
export function isGuarded(pathname: string): boolean {
  return /^\/(ipc|desk)(\/|$)/.test(pathname);
}
