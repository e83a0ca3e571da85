import type { Session, WebContents } from 'electron';
import { isOwnAddress } from './appOrigin.ts';
import { externalLink } from './externalLink.ts';

/** Nothing that a page could ask of the machine is granted, nothing but our own scheme is loaded, nothing is downloaded. */
export function guardSession(session: Session, { allowDeveloperTools }: { allowDeveloperTools: boolean }): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  const mayLoad = (address: string): boolean =>
    isOwnAddress(address) || (allowDeveloperTools && URL.parse(address)?.protocol === 'devtools:');
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
}

export interface ContentsGuardOptions {
  readonly linkOrigins: readonly string[];
  readonly openExternal: (address: string) => void;
}

/** A page stays where it is: it goes nowhere, opens no window, and holds no other page. */
export function guardContents(contents: WebContents, { linkOrigins, openExternal }: ContentsGuardOptions): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const link = externalLink(url, linkOrigins);
    if (link !== null) openExternal(link);
    return { action: 'deny' };
  });
}
