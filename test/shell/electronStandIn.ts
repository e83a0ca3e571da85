import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';

type Listener = (...words: unknown[]) => unknown;

/** A stand-in for the `electron` module: it records what main and preload ask of Electron, and plays Electron's part back. */
export function electronStandIn(appPath: string, options: { isPackaged?: boolean; keystore?: string } = {}) {
  const recorded = {
    schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
    sandboxEnabled: false,
    userData: '',
    protocols: new Map<string, (request: Request) => Promise<Response>>(),
    channels: new Map<string, Listener>(),
    exposed: new Map<string, Record<string, (request: unknown) => Promise<unknown>>>(),
    windows: [] as StandInWindow[],
    opened: [] as string[],
    errors: [] as string[],
    menu: [] as unknown[],
    reloads: 0,
    exitCode: null as number | null,
  };
  const app = Object.assign(new EventEmitter(), {
    isPackaged: options.isPackaged ?? false,
    enableSandbox: () => (recorded.sandboxEnabled = true),
    setPath: (_name: string, path: string) => (recorded.userData = path),
    requestSingleInstanceLock: () => true,
    whenReady: async () => {},
    getVersion: () => '0.1.0',
    getAppPath: () => appPath,
    quit: () => {},
    exit: (code: number) => (recorded.exitCode = code),
  });
  const defaultSession = standInSession((scheme, handler) => recorded.protocols.set(scheme, handler));

  class BrowserWindow extends EventEmitter {
    readonly options: Record<string, unknown>;
    readonly webContents = standInContents(() => (recorded.reloads += 1));
    static getAllWindows(): BrowserWindow[] {
      return recorded.windows as unknown as BrowserWindow[];
    }
    constructor(given: Record<string, unknown>) {
      super();
      this.options = given;
      recorded.windows.push(this as unknown as StandInWindow);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(address: string): Promise<void> {
      this.webContents.mainFrame.url = address;
    }
    show(): void {}
    focus(): void {}
    isMinimized(): boolean {
      return false;
    }
  }

  const electron = {
    app,
    BrowserWindow,
    Menu: {
      buildFromTemplate: (template: unknown[]) => template,
      setApplicationMenu: (menu: unknown[]) => (recorded.menu = menu),
    },
    dialog: { showErrorBox: (title: string, text: string) => recorded.errors.push(`${title}: ${text}`) },
    ipcMain: { handle: (channel: string, listener: Listener) => recorded.channels.set(channel, listener) },
    ipcRenderer: {
      invoke: async (channel: string, request: unknown) => {
        const contents = recorded.windows[0]?.webContents;
        return recorded.channels.get(channel)?.(
          { sender: contents, senderFrame: contents?.mainFrame },
          structuredClone(request),
        );
      },
    },
    contextBridge: {
      exposeInMainWorld: (name: string, value: Record<string, (request: unknown) => Promise<unknown>>) =>
        recorded.exposed.set(name, value),
    },
    powerMonitor: new EventEmitter(),
    protocol: { registerSchemesAsPrivileged: (schemes: typeof recorded.schemes) => recorded.schemes.push(...schemes) },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => options.keystore ?? 'gnome_libsecret',
      encryptStringAsync: async (text: string) => Buffer.from(`keystore:${Buffer.from(text).toString('hex')}`),
      decryptStringAsync: async (bytes: Buffer) => {
        if (!bytes.toString().startsWith('keystore:')) throw new Error('not of this keystore');
        return {
          shouldReEncrypt: false,
          result: Buffer.from(bytes.toString().slice('keystore:'.length), 'hex').toString(),
        };
      },
    },
    session: { defaultSession },
    shell: { openExternal: async (address: string) => void recorded.opened.push(address) },
  };
  return { electron, recorded, defaultSession };
}

export interface StandInWindow {
  readonly options: { readonly webPreferences: Record<string, unknown>; readonly [name: string]: unknown };
  readonly webContents: ReturnType<typeof standInContents>;
}

function standInContents(onReload: () => void) {
  return Object.assign(new EventEmitter(), {
    mainFrame: { url: '' },
    openHandler: (_details: { url: string }): { action: string } => ({ action: 'allow' }),
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
      this.openHandler = handler;
    },
    reload: onReload,
    print: () => {},
  });
}

function standInSession(onHandle: (scheme: string, handler: (request: Request) => Promise<Response>) => void) {
  const handlers = {
    request: undefined as Listener | undefined,
    check: undefined as Listener | undefined,
    device: undefined as Listener | undefined,
    before: undefined as Listener | undefined,
  };
  return Object.assign(new EventEmitter(), {
    handlers,
    setPermissionRequestHandler: (handler: Listener) => (handlers.request = handler),
    setPermissionCheckHandler: (handler: Listener) => (handlers.check = handler),
    setDevicePermissionHandler: (handler: Listener) => (handlers.device = handler),
    webRequest: { onBeforeRequest: (handler: Listener) => (handlers.before = handler) },
    protocol: { handle: onHandle },
  });
}

/** Runs a bundle as Electron would: CommonJS, with `electron` the stand-in. `allowed` is what a sandboxed preload may load. */
export function runBundle(file: string, electron: unknown, allowed?: readonly string[]): void {
  const require = createRequire(file);
  const standInRequire = (name: string): unknown => {
    if (allowed !== undefined && !allowed.includes(name)) throw new Error(`a sandboxed preload may not load ${name}`);
    return name === 'electron' ? electron : (require(name) as unknown);
  };
  const compiled: unknown = compileFunction(readFileSync(file, 'utf8'), ['require', 'module', 'exports'], {
    filename: file,
  });
  const run = compiled as (require: unknown, module: unknown, exports: unknown) => void;
  run(standInRequire, { exports: {} }, {});
}
