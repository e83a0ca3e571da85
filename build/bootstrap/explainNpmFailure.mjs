/**
 * What npm's output means to the person in front of it. The first pattern that occurs wins; the most specific come
 * first.
 * @type {readonly { pattern: RegExp, what: string, remedy: string }[]}
 */
const EXPLANATIONS = [
  {
    pattern: /\bENOSPC\b/,
    what: 'the disk is full: the packages could not be written.',
    remedy: 'free about 3 GB where the checkout and the npm cache lie, and run the command again.',
  },
  {
    pattern:
      /\b(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT\w*|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_HAS_EXPIRED)\b/,
    what: "the package registry's certificate is not trusted on this machine.",
    remedy: "behind a hospital's proxy, set NODE_EXTRA_CA_CERTS to the file of its certificate; else check the clock.",
  },
  {
    pattern:
      /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/,
    what: 'the package registry could not be reached.',
    remedy: 'check the network and `npm config get registry` (and proxy settings), and run the command again.',
  },
  {
    pattern: /\bE(401|403|407)\b/,
    what: 'the package registry refused us.',
    remedy: 'check the registry and the credentials in your .npmrc (`npm config list`).',
  },
  {
    pattern: /\bE404\b/,
    what: 'the package registry does not have one of the packages.',
    remedy: 'check `npm config get registry`; a mirror must hold every package of package-lock.json.',
  },
  {
    pattern: /\bEINTEGRITY\b/,
    what: 'a package did not have the content that package-lock.json pins.',
    remedy: 'run `npm cache clean --force` and the command again; if it stays, do not trust the registry.',
  },
  {
    pattern: /\bEBADPLATFORM\b/,
    what: `a package does not exist for ${process.platform} on ${process.arch}.`,
    remedy: 'use Linux (glibc), Windows or macOS on x64 or arm64.',
  },
  {
    pattern: /\bEUSAGE\b/,
    what: 'package.json and package-lock.json do not agree.',
    remedy: 'run `npm install` once after a change of package.json, and keep the new package-lock.json.',
  },
  {
    pattern: /\b(EACCES|EPERM|EROFS)\b/,
    what: 'a file could not be written for lack of rights.',
    remedy: 'run as the user who owns the checkout, close programs that use it, or clone into a folder of your own.',
  },
  {
    pattern: /npm was ended by SIG/,
    what: 'the installation was interrupted.',
    remedy: 'run the command again; it starts over cleanly.',
  },
];

/**
 * @param {string} output everything that npm printed
 * @returns {{ what: string, remedy: string }}
 */
export function explainNpmFailure(output) {
  const known = EXPLANATIONS.find(({ pattern }) => pattern.test(output));
  if (known !== undefined) return { what: known.what, remedy: known.remedy };
  return { what: 'npm could not install the packages.', remedy: "read npm's own words in that file." };
}
