/** Cookies know no ports, so the port is in the name: two installations on one machine do not overwrite each other's. */
function nameFor(port: number): string {
  return `wardlight-${port}`;
}

/** Gone with the browser; unreadable for scripts; sent by no other site. */
export function sessionCookie(port: number, value: string): string {
  return `${nameFor(port)}=${value}; Path=/; HttpOnly; SameSite=Strict`;
}

export function cookieValue(port: number, header: string | undefined): string {
  const prefix = `${nameFor(port)}=`;
  const found = (header ?? '').split(';').find((part) => part.trim().startsWith(prefix));
  return found === undefined ? '' : found.trim().slice(prefix.length);
}
