import { runCommand } from './runCommand.ts';
import { testStages } from './testStages.ts';

process.exitCode = await runCommand('npm test', testStages, process.argv.slice(2));
