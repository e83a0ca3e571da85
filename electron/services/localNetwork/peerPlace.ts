import { isIP } from 'node:net';

/** Where a workstation listens: a name or an address in figures, and a port. */
export interface PeerPlace {
  readonly host: string;
  readonly port: number;
}

/** Reads `10.20.4.11`, `pharmacy-2.hospital.test:28467` or `[fd00::2]:28467`; null: none of these. */
export function peerPlace(text: string, usualPort: number): PeerPlace | null {
  const bare = isIP(text) === 6 ? `[${text}]` : text;
  const found = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(bare);
  if (found === null) return null;
  const host = (found[1] ?? '').replace(/^\[|\]$/g, '');
  const port = found[2] === undefined ? usualPort : Number(found[2]);
  const isHost = found[1]?.startsWith('[') === true ? isIP(host) === 6 : /^[a-z0-9]/i.test(host);
  return isHost && port > 0 && port < 65_536 ? { host, port } : null;
}
