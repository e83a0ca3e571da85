import { StartProblem } from '../../startProblem.ts';
import type { Disk } from '../disk/disk.ts';
import type { WholePolicy } from './policyFile.ts';
import { policyPlace } from './policyPlace.ts';
import { readPolicy } from './readPolicy.ts';

/** The policy that IT put on this machine, or the defaults; a file that cannot be understood stops the program. */
export async function policyOfThisMachine(disk: Pick<Disk, 'read'>): Promise<WholePolicy> {
  const read = await readPolicy(disk, policyPlace(process.platform, process.env));
  if (read.ok) return read.value;
  throw new StartProblem(
    `the policy of this workstation cannot be used:\n${read.error.problems.join('\n')}`,
    'ask whoever looks after this machine to mend that file.',
  );
}

/** The same on a workstation that `npm start` brings up for a trial: its server, and a file where there is no keystore. */
export function forTrial(policy: WholePolicy, serverUrl: string): WholePolicy {
  return { ...policy, serverUrl, allowFileSecret: true };
}
