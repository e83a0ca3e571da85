import { parseArgs } from 'node:util';

export interface StartArguments {
  readonly server: string | undefined;
  readonly profile: string | undefined;
  readonly port: number | undefined;
  readonly browserShell: boolean;
  readonly open: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

export const START_HELP = `usage: npm start -- [OPTIONS]

Opens Wardlight. Without --server it brings up a central server of its own with a made-up hospital.

  --server URL      use this central server (https, or http on this machine) instead of a demo hospital
  --profile DIR     keep this workstation's data there
  --browser-shell   do not look for Electron: use an installed Chromium, Chrome or Edge
  --port N          port of a new profile's browser shell (an old profile keeps its own)
  --no-open         open nothing, print the address
  --json            print the address and the accounts as one line of JSON
  --help            this text

Environment: ELECTRON_OVERRIDE_DIST_PATH (folder of an Electron binary), WARDLIGHT_CHROMIUM (a browser to use),
NODE_EXTRA_CA_CERTS (authorities of this hospital), HTTPS_PROXY and NO_PROXY.
Ctrl+C, or closing the window, ends everything that this command started.`;

/** Throws an Error that says which word was not understood. */
export function parseStartArguments(words: readonly string[]): StartArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      server: { type: 'string' },
      profile: { type: 'string' },
      port: { type: 'string' },
      'browser-shell': { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    server: values.server === undefined ? undefined : parseServer(values.server),
    profile: values.profile,
    port: values.port === undefined ? undefined : parsePort(values.port),
    browserShell: values['browser-shell'],
    open: !values['no-open'],
    json: values.json,
    help: values.help,
  };
}

function parseServer(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Error(`--server wants an address such as https://wardlight.hospital.example, not "${text}"`);
  if (url.username !== '' || url.password !== '')
    throw new Error('--server wants an address without a name and password in it');
  return url.href;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    throw new Error(`--port wants a number from 1024 to 65535, not "${text}"`);
  return port;
}
