import { homedir } from 'node:os';
import { join } from 'node:path';

/** In the home folder: where a person looks, and every account may write. */
export function usualRescueFolder(): string {
  return join(homedir(), 'Wardlight rescue');
}
