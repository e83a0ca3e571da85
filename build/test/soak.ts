import { runCommand } from './runCommand.ts';
import { soakStages } from './soakStages.ts';

process.exitCode = await runCommand('npm run test:soak', soakStages, process.argv.slice(2));
