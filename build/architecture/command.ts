import { REPOSITORY } from '../test/repository.ts';
import { checkRepository } from './checkRepository.ts';

const { files, imports, violations } = checkRepository(REPOSITORY);
for (const { file, line, message } of violations) {
  console.log(`${file}${line === undefined ? '' : `:${line}`}: ${message}`);
}
console.log(`${files} files, ${imports} imports, ${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
