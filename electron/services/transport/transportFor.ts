import { readFile } from 'node:fs/promises';
import { StartProblem } from '../../startProblem.ts';
import type { WholePolicy } from '../policy/policyFile.ts';
import { nodeTransport } from './nodeTransport.ts';
import type { Transport } from './transport.ts';

/** The way to the network as the policy of this machine wants it. */
export async function transportFor({ certificatesFile }: Pick<WholePolicy, 'certificatesFile'>): Promise<Transport> {
  if (certificatesFile === null) return nodeTransport();
  const text = await readFile(certificatesFile, 'utf8').catch(() => null);
  if (text === null || !text.includes('-----BEGIN CERTIFICATE-----')) {
    throw new StartProblem(
      `the policy names ${certificatesFile} for the authorities of this hospital, which is not a readable PEM file.`,
      'ask whoever looks after this machine to put it there.',
    );
  }
  return nodeTransport({ certificates: [text] });
}
