/** What `npm start` tells Electron. An installed program takes nothing from its command line: its policy file decides. */
export interface ElectronArguments {
  readonly profileFolder: string | null;
  readonly serverUrl: string | null;
}

const PROFILE = '--wardlight-profile=';
const SERVER = '--wardlight-server=';

export function electronArguments(words: readonly string[], isPackaged: boolean): ElectronArguments {
  if (isPackaged) return { profileFolder: null, serverUrl: null };
  const valueOf = (name: string): string | null =>
    words.find((word) => word.startsWith(name))?.slice(name.length) ?? null;
  return { profileFolder: valueOf(PROFILE), serverUrl: valueOf(SERVER) };
}
