/** What `npm start` tells Electron. An installed program takes nothing from its command line: its policy file decides. */
export interface ElectronArguments {
  readonly profileFolder: string | null;
  readonly serverUrl: string | null;
  /** The server is a made-up hospital. */
  readonly isDemo: boolean;
}

const PROFILE = '--wardlight-profile=';
const SERVER = '--wardlight-server=';
const DEMO = '--wardlight-demo';

export function electronArguments(words: readonly string[], isPackaged: boolean): ElectronArguments {
  if (isPackaged) return { profileFolder: null, serverUrl: null, isDemo: false };
  const valueOf = (name: string): string | null =>
    words.find((word) => word.startsWith(name))?.slice(name.length) ?? null;
  return { profileFolder: valueOf(PROFILE), serverUrl: valueOf(SERVER), isDemo: words.includes(DEMO) };
}
