import { dirname } from 'node:path';

/** The repository's own folder, whatever the working folder is. */
export const REPOSITORY = dirname(dirname(import.meta.dirname));
