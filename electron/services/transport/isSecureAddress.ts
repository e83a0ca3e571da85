/** Passwords and charts travel by TLS, or inside this machine. */
export function isSecureAddress(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLoopback(url.hostname);
}

/** The hostname as a parsed URL has it: IPv4 in dotted form whatever was typed (`127.1`, `0x7f000001`). */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
