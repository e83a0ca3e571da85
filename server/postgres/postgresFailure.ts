/** Why the embedded PostgreSQL could not be had, in words for the person who started the server. */
export type PostgresFailure = {
  readonly kind: 'noBinaries' | 'noAccount' | 'dataInUse' | 'otherVersion' | 'diskFull' | 'notWritable' | 'didNotStart';
  readonly message: string;
  readonly remedy: string;
};

/**
 * Reads PostgreSQL's own words for the few causes that a person can mend. They are in English because every child is
 * started with LC_MESSAGES=C.
 */
export function failureFromLog(log: string, dataFolder: string): PostgresFailure {
  if (/No space left on device|could not extend file/i.test(log)) {
    return {
      kind: 'diskFull',
      message: `The disk that holds ${dataFolder} is full, so the database cannot start.`,
      remedy: 'Free some space (200 MB is enough to start) and start again; what was acknowledged is safe.',
    };
  }
  if (/lock file "postmaster\.pid" already exists|another (postmaster|server)/i.test(log)) {
    return dataInUse(dataFolder);
  }
  if (/Permission denied|Read-only file system/i.test(log)) {
    return {
      kind: 'notWritable',
      message: `The database may not write to ${dataFolder}.`,
      remedy: 'Give the account that runs the server that folder, or name another with --data FOLDER.',
    };
  }
  if (/incompatible with server|not compatible with this version|initialized by PostgreSQL version/i.test(log)) {
    return {
      kind: 'otherVersion',
      message: `The data in ${dataFolder} were written by another version of PostgreSQL.`,
      remedy: 'Start the Wardlight version that wrote them, or restore its export into a new folder.',
    };
  }
  return {
    kind: 'didNotStart',
    message: `The embedded database did not start. Its last words: ${lastLines(log)}`,
    remedy: `Its log is in ${dataFolder}; or use a PostgreSQL of your own with DATABASE_URL.`,
  };
}

export function dataInUse(dataFolder: string): PostgresFailure {
  return {
    kind: 'dataInUse',
    message: `Another Wardlight server is already using ${dataFolder}.`,
    remedy: 'Stop it first, or give this one its own folder with --data FOLDER.',
  };
}

function lastLines(log: string): string {
  const lines = log.trim().split('\n').slice(-3).join(' | ');
  return lines === '' ? '(none)' : lines.slice(0, 600);
}
