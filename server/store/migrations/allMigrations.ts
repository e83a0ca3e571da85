import { firstTables } from './0001FirstTables.ts';
import { outcomesBackupsKeys } from './0002OutcomesBackupsKeys.ts';
import type { Migration } from './migration.ts';

export const allMigrations: readonly Migration[] = [firstTables, outcomesBackupsKeys];
