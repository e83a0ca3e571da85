import { join } from 'node:path';

/** Where IT puts the policy of a workstation: a place that the person who signs in cannot write. */
export function policyPlace(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === 'win32') return join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Wardlight', 'policy.json');
  if (platform === 'darwin') return '/Library/Application Support/Wardlight/policy.json';
  return '/etc/wardlight/policy.json';
}
