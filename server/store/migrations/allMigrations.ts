import { firstTables } from './0001FirstTables.ts';
import type { Migration } from './migration.ts';

export const allMigrations: readonly Migration[] = [firstTables];
