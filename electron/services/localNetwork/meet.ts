import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { ExchangeFailure, ExchangeTaken } from '../../../schema/wire/exchange.ts';
import type { ExchangePort } from '../exchange/exchangePort.ts';
import type { LocalNetworkLimits } from './limits.ts';
import { meetingOver } from './meeting.ts';
import type { PeerPlace } from './peerPlace.ts';

/** `closedHere`: this workstation is locked or has no keys yet. `taken` is null where the other had nothing to give. */
export type MeetingOutcome =
  | { readonly kind: 'exchanged'; readonly taken: ExchangeTaken | null }
  | { readonly kind: 'notTaken'; readonly reason: ExchangeFailure }
  | { readonly kind: 'closedHere' | 'unreachable' | 'silent' | 'brokenOff' };

/** Or there was nobody to call: the name is not found, or leads out of the private networks. */
export type CallOutcome = MeetingOutcome | { readonly kind: 'nameUnknown' | 'notPrivate' };

export interface MeetingParts {
  readonly port: ExchangePort;
  readonly limits: LocalNetworkLimits;
  /** The address of this machine to call from, where it is in the network of that address: there the other calls back. */
  readonly callFrom: (address: string) => string | undefined;
  /** Ends what is under way when the program ends. */
  readonly ended: AbortSignal;
}

/** Calls another workstation: it gets our greeting, we take what it answers, it gets what it lacks. */
export async function callPeer(place: PeerPlace, parts: MeetingParts): Promise<MeetingOutcome> {
  const { port, limits } = parts;
  const greeting = await port.greeting();
  if (greeting === null) return { kind: 'closedHere' };
  const socket = await connected(place, parts);
  if (socket === null) return { kind: 'unreachable' };
  const meeting = meetingOver(socket);
  try {
    if (!(await meeting.write('talk', greeting, limits.greeting.seconds))) return { kind: 'brokenOff' };
    const bundle = await meeting.read(limits.bundle);
    if (!bundle.ok) return { kind: bundle.error };
    const taken = await port.take(bundle.value.text);
    if (!taken.ok) return { kind: 'notTaken', reason: taken.error };
    const answer = await port.answer(bundle.value.text);
    // A connection that breaks now costs the other what it would have got, until the next meeting.
    if (answer !== null) await meeting.write('talk', answer, limits.bundle.seconds);
    await meeting.finish(limits.finishSeconds);
    return { kind: 'exchanged', taken: taken.value };
  } finally {
    meeting.end();
  }
}

/**
 * Leaves a letter with a workstation that says nothing. True: it got out whole; whether it is kept and opened is not told, for
 * the other cannot know whose it is before it is unlocked.
 */
export async function leaveLetter(place: PeerPlace, letter: string, parts: MeetingParts): Promise<boolean> {
  const { limits } = parts;
  if (Buffer.byteLength(letter) > limits.greeting.bytes) return false;
  const socket = await connected(place, parts);
  if (socket === null) return false;
  const meeting = meetingOver(socket);
  try {
    if (!(await meeting.write('letter', letter, limits.greeting.seconds))) return false;
    await meeting.finish(limits.greeting.seconds);
    return true;
  } finally {
    meeting.end();
  }
}

/** Answers who called. A stranger, a browser and a workstation of another site all see the connection end, and nothing else. */
export async function answerCaller(
  socket: Socket,
  { port, limits }: Pick<MeetingParts, 'port' | 'limits'>,
  onLetter: (letter: string) => Promise<void>,
): Promise<MeetingOutcome> {
  const meeting = meetingOver(socket);
  try {
    const greeting = await meeting.read(limits.greeting);
    if (!greeting.ok) return { kind: greeting.error };
    if (greeting.value.kind === 'letter') {
      await onLetter(greeting.value.text);
      return { kind: 'silent' };
    }
    const answer = await port.answer(greeting.value.text);
    if (answer === null) return { kind: 'closedHere' };
    if (!(await meeting.write('talk', answer, limits.bundle.seconds))) return { kind: 'brokenOff' };
    const bundle = await meeting.read(limits.bundle);
    // Who lacks nothing and has nothing more to give ends here.
    if (!bundle.ok) return bundle.error === 'silent' ? { kind: 'exchanged', taken: null } : { kind: 'brokenOff' };
    const taken = await port.take(bundle.value.text);
    return taken.ok ? { kind: 'exchanged', taken: taken.value } : { kind: 'notTaken', reason: taken.error };
  } finally {
    meeting.end();
  }
}

function connected({ host, port }: PeerPlace, { limits, callFrom, ended }: MeetingParts): Promise<Socket | null> {
  const localAddress = callFrom(host);
  return new Promise((resolve) => {
    const from = localAddress === undefined ? {} : { localAddress };
    const socket = connect({ host, port, signal: ended, ...from });
    const late = setTimeout(() => socket.destroy(), limits.connectSeconds * 1000);
    // The signal goes on to end the socket once it is connected.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(late);
      resolve(null);
    });
    socket.once('connect', () => {
      clearTimeout(late);
      resolve(socket);
    });
  });
}
