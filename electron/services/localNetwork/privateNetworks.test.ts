import { expect, test } from 'vitest';
import { addressesIn, isPrivateAddress, isPrivateNetwork } from './privateNetworks.ts';

test.each([
  ['10.0.0.1', true],
  ['9.255.255.255', false],
  ['11.0.0.0', false],
  ['172.15.255.255', false],
  ['172.16.0.0', true],
  ['172.31.255.255', true],
  ['172.32.0.0', false],
  ['192.168.1.1', true],
  ['192.167.255.255', false],
  ['169.254.7.7', true],
  ['127.0.0.1', true],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['192.0.2.2', false],
  ['fd00::2', true],
  ['fe80::1', false],
  ['fd00::2%eth0', false],
  ['::1', true],
  ['::', false],
  ['2001:db8::1', false],
  ['::ffff:10.0.0.1', true],
  ['::ffff:8.8.8.8', false],
  ['10.0.0.01', false],
  ['pharmacy', false],
  ['', false],
])('%s is a private address: %s', (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate);
});

test.each([
  ['10.0.0.0/8', true],
  ['10.20.0.0/16', true],
  ['10.0.0.0/7', false],
  ['172.16.0.0/11', false],
  ['192.168.4.7/32', true],
  ['fd12::/16', true],
  ['fc00::/6', false],
  ['::/0', false],
  ['::1/128', true],
])('%s is wholly private: %s', (network, isPrivate) => {
  expect(isPrivateNetwork(network)).toBe(isPrivate);
});

test('an address lies in a network by its bits, not by its text', () => {
  const isIn = addressesIn(['10.20.4.11/22']);
  expect(['10.20.4.0', '10.20.7.255', '10.20.8.0', '10.2.0.4'].map(isIn)).toEqual([true, true, false, false]);
  expect(addressesIn([])('10.0.0.1')).toBe(false);
});
