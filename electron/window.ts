import { BrowserWindow } from 'electron';
import type { Session } from 'electron';
import { APP_PAGE } from './appOrigin.ts';

export interface WindowOptions {
  readonly session: Session;
  readonly preload: string;
  readonly icon: string;
  readonly allowDeveloperTools: boolean;
}

/** The one window. Every protection is named here although most are defaults: a default may change, and a reader may look. */
export function openWindow({ session, preload, icon, allowDeveloperTools }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 820,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Wardlight',
    icon,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The spelling dictionary would be fetched from its maker, and would learn what is typed.
      spellcheck: false,
      devTools: allowDeveloperTools,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(APP_PAGE);
  return window;
}
