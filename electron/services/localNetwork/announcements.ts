import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { perSecond } from './perSecond.ts';

/**
 * The whole of an announcement: there is a Wardlight here that speaks version 1. No name, no ward, no address and no port
 * within: those who hear it call the address it came from, at the port of their own policy. So a forged one can make
 * nobody connect anywhere but to that port of that address.
 */
const ANNOUNCEMENT = Buffer.from('WLN1', 'latin1');

/** Of the range that organisations use as they like (RFC 2365). */
const GROUP = '239.255.87.76';
/** Announcements end at the first router. */
const TIME_TO_LIVE = 1;
/** A whole site announces some ten times a second. What is beyond is thrown away unread. */
const MOST_A_SECOND = 200;
/** Reading them only to throw them away costs too: beyond this nobody listens until the group is joined again. */
const FLOOD_A_SECOND = 2_000;

export interface AnnouncementsOptions {
  readonly port: number;
  /** Anybody can send one, from any address. */
  readonly onHeard: (address: string) => void;
}

export interface Announcements {
  /**
   * Listens at these addresses of version 4, and announces from those of them where one can be called. To be called at each
   * change, and now and then without one.
   */
  moveTo(addresses: readonly string[], speaking: readonly string[]): Promise<void>;
  announce(): void;
  hasFailed(): boolean;
  close(): void;
}

export function createAnnouncements({ port, onHeard }: AnnouncementsOptions): Announcements {
  let ear: Socket | null = null;
  const mouths = new Map<string, Socket>();
  let isDeaf = false;

  const listen = async (addresses: readonly string[]): Promise<void> => {
    ear?.close();
    ear = null;
    isDeaf = false;
    if (addresses.length === 0) return;
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    // Bound to the group nothing else arrives. Windows binds to addresses of the machine only.
    const opened = await bound(socket, process.platform === 'win32' ? '0.0.0.0' : GROUP, port);
    const joined = opened && addresses.filter((address) => succeeds(() => socket.addMembership(GROUP, address)));
    if (joined === false || joined.length === 0) {
      isDeaf = true;
      if (opened) socket.close();
      return;
    }
    const count = perSecond();
    socket.on('message', (bytes, { address }) => {
      const heard = count();
      if (heard <= MOST_A_SECOND && bytes.equals(ANNOUNCEMENT)) onHeard(address);
      if (heard <= FLOOD_A_SECOND || ear !== socket) return;
      isDeaf = true;
      ear = null;
      socket.close();
    });
    ear = socket;
  };
  const speakFrom = async (address: string): Promise<void> => {
    const socket = createSocket('udp4');
    if (!(await bound(socket, address, 0))) return;
    const isReady = succeeds(() => {
      socket.setMulticastInterface(address);
      socket.setMulticastTTL(TIME_TO_LIVE);
    });
    if (isReady) mouths.set(address, socket);
    else socket.close();
  };
  const hush = (address: string): void => {
    mouths.get(address)?.close();
    mouths.delete(address);
  };

  return {
    async moveTo(addresses, speaking) {
      for (const address of mouths.keys()) if (!speaking.includes(address)) hush(address);
      for (const address of speaking) if (!mouths.has(address)) await speakFrom(address);
      // Joined anew each time: switches that nobody asks forget a member after some minutes.
      await listen(addresses);
    },
    announce() {
      for (const [address, socket] of mouths)
        socket.send(ANNOUNCEMENT, port, GROUP, (error) => {
          if (error !== null) hush(address);
        });
    },
    hasFailed: () => isDeaf,
    close() {
      for (const address of mouths.keys()) hush(address);
      ear?.close();
      ear = null;
    },
  };
}

function bound(socket: Socket, address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('error', () => {
      socket.close();
      resolve(false);
    });
    socket.bind({ address, port }, () => {
      socket.removeAllListeners('error');
      // A later failure of the socket is one more announcement that is not heard.
      socket.on('error', () => {});
      resolve(true);
    });
  });
}

/** Joining fails on an address that went a moment ago, and on interfaces without multicast. */
function succeeds(job: () => void): boolean {
  try {
    job();
    return true;
  } catch {
    return false;
  }
}
