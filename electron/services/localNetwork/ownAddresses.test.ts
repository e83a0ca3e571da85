import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { ownAddresses } from './ownAddresses.ts';

function at(cidr: string): NetworkInterfaceInfo {
  const address = cidr.split('/')[0] ?? '';
  const rest = { address, cidr, netmask: '', mac: '00:00:00:00:00:00', internal: false };
  return address.includes(':') ? { ...rest, family: 'IPv6', scopeid: 0 } : { ...rest, family: 'IPv4' };
}
const MACHINE = {
  lo: [at('127.0.0.1/8'), at('::1/128')],
  cable: [at('10.20.4.11/24'), at('fd12::11/64'), at('fe80::1/64'), at('2001:db8::11/64')],
  mobile: [at('100.70.1.2/30')],
  bridge: [at('172.17.0.1/16')],
};
const usedOf = (networks: readonly string[] | null, interfaces = MACHINE as NodeJS.Dict<NetworkInterfaceInfo[]>) =>
  ownAddresses(() => interfaces, networks).used.map(({ address }) => address);

test('of a machine with many addresses the private ones are used, not this machine itself, and public ones are named', () => {
  expect(ownAddresses(() => MACHINE, null)).toEqual({
    used: [
      { address: '10.20.4.11', network: '10.20.4.11/24', isVersion4: true },
      { address: 'fd12::11', network: 'fd12::11/64', isVersion4: false },
      { address: '172.17.0.1', network: '172.17.0.1/16', isVersion4: true },
    ],
    public: ['2001:db8::11', '100.70.1.2'],
  });
});

test('where the policy names networks, those only; a public one in it changes nothing', () => {
  expect(usedOf(['10.20.0.0/16'])).toEqual(['10.20.4.11']);
  expect(usedOf(['127.0.0.0/8'])).toEqual(['127.0.0.1']);
  expect(usedOf(['192.168.0.0/16', '2001:db8::/32'])).toEqual([]);
});

test('a host of many machines does not open a listener for each', () => {
  const many = { bridges: Array.from({ length: 40 }, (_each, index) => at(`10.9.${index}.1/24`)) };
  expect(usedOf(null, many)).toHaveLength(8);
});

test('a system that does not tell leaves nothing to use', () => {
  const forbidden = (): never => {
    throw new Error('EPERM');
  };
  expect(ownAddresses(forbidden, null)).toEqual({ used: [], public: [] });
});
