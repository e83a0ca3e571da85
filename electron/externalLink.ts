/** A link that may leave the program for the person's own browser: https, to an origin that the policy names. null: it may not. */
export function externalLink(address: string, allowedOrigins: readonly string[]): string | null {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  const isAllowed = allowedOrigins.some((origin) => URL.parse(origin)?.origin === url.origin);
  return isAllowed ? url.href : null;
}
