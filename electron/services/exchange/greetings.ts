import { holdsId } from '../../../sync/exchange/actIds.ts';
import { openExchange, sealExchange, type ExchangeSeat } from '../../../sync/exchange/exchangeBundle.ts';
import type { ExchangeCrypto } from '../../../sync/exchange/exchangeCrypto.ts';
import { CLOCKS_DIFFER_MS } from '../../../sync/exchange/signedAct.ts';
import type { Clock } from '../clock.ts';
import type { ExchangeDesk } from './openExchangeDesk.ts';

/**
 * Greetings of the network and their answers. Only who has a key of one of our wards gets one, each text at most once and
 * only while it is fresh: whoever caught a greeting on the way can neither read the answer nor keep us busy with it.
 */
export function createGreetings(parts: {
  readonly crypto: ExchangeCrypto;
  readonly clock: Clock;
  readonly deviceId: string;
}) {
  const { crypto, clock, deviceId } = parts;
  const answered = new Map<string, number>();
  const nowText = (): string => new Date(clock.now()).toISOString();

  const isFirst = (nonce: string): boolean => {
    const now = clock.now();
    for (const [old, at] of answered) if (Math.abs(now - at) > 2 * CLOCKS_DIFFER_MS) answered.delete(old);
    if (answered.has(nonce)) return false;
    answered.set(nonce, now);
    return true;
  };
  return {
    greeting(exchange: ExchangeDesk, seat: ExchangeSeat): Promise<string> {
      const wards = seat.keys.wards.map(({ wardId }) => ({ wardId, acts: [], has: exchange.has(wardId) }));
      return sealExchange(crypto, seat, { kind: 'greeting', writtenAt: nowText() }, wards);
    },

    async answer(exchange: ExchangeDesk, seat: ExchangeSeat, text: string): Promise<string | null> {
      const read = await openExchange(crypto, seat, text, clock.now());
      if (!read.ok || read.value.header.deviceId === deviceId) return null;
      const { header } = read.value;
      const hasByWard = new Map(
        read.value.wards.flatMap(({ wardId, has }) => (has === null ? [] : [[wardId, holdsId(has)] as const])),
      );
      const isStale = clock.now() - Date.parse(header.writtenAt) > CLOCKS_DIFFER_MS;
      if (hasByWard.size === 0 || isStale || !isFirst(header.nonce)) return null;
      const lacks = (wardId: string, id: string): boolean => hasByWard.get(wardId)?.(id) === false;
      const given = await exchange.parts(seat, lacks);
      const writtenAt = nowText();
      if (header.kind === 'bundle')
        return given.parts.length === 0 ? null : sealExchange(crypto, seat, { kind: 'bundle', writtenAt }, given.parts);
      const acts = new Map(given.parts.map((part) => [part.wardId, part.acts]));
      const wards = [...hasByWard.keys()].map((wardId) => {
        return { wardId, acts: acts.get(wardId) ?? [], has: exchange.has(wardId) };
      });
      return sealExchange(crypto, seat, { kind: 'bundle', writtenAt }, wards);
    },
  };
}
