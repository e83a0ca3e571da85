import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from './faults.ts';
import { faultsPage } from './faultsPage.ts';
import { readFaultTests } from './readFaultTests.ts';

const repository = join(import.meta.dirname, '../..');
writeFileSync(join(repository, 'docs/faults.md'), faultsPage(faults, readFaultTests(repository)));
