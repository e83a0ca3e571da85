import { startBrowserShell } from '../../electron/browserShell/startBrowserShell.ts';

// A shell in a process of its own, which can be killed or stopped. Says where its page opens, and serves until it is ended.
const [profileFolder = '', rescueFolder = '', programFolder = ''] = process.argv.slice(2);
const shell = await startBrowserShell({ profileFolder, rescueFolder, programFolder });
process.stdout.write(`${shell.startUrl}\n`);
