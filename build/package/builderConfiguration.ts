import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { BUILDER_FUSES, setFuses } from './fuses.ts';

const ICONS = join(import.meta.dirname, 'icons');

export interface BuilderOptions {
  readonly electronVersion: string;
  /** A folder with an unpacked Electron; null: electron-builder fetches the released one. */
  readonly electronDist: string | null;
  /** The program as it goes into the asar. */
  readonly appFolder: string;
  readonly outputFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The installers. Signing comes from the environment, as electron-builder reads it: CSC_LINK and CSC_KEY_PASSWORD (or
 * WIN_CSC_*), on macOS also APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER for the notary.
 */
export function builderConfiguration(options: BuilderOptions): Configuration {
  return {
    appId: 'org.wardlight.desktop',
    productName: 'Wardlight',
    copyright: 'Apache-2.0',
    electronVersion: options.electronVersion,
    ...(options.electronDist === null ? {} : { electronDist: options.electronDist }),
    directories: { app: options.appFolder, output: options.outputFolder, buildResources: import.meta.dirname },
    files: ['**/*'],
    asar: { smartUnpack: false },
    disableAsarIntegrity: false,
    // Everything is bundled; there is no native module to build again, and no package manager to ask.
    npmRebuild: false,
    nodeGypRebuild: false,
    electronLanguages: ['en-US', 'en-GB', 'fr'],
    electronFuses: BUILDER_FUSES,
    afterPack,
    publish: null,
    // Charts are opened from the worklist, never from a file or a link that somebody sent.
    fileAssociations: [],
    protocols: [],
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    win: {
      target: ['nsis', 'msi'],
      icon: join(ICONS, 'wardlight.ico'),
      requestedExecutionLevel: 'asInvoker',
      verifyUpdateCodeSignature: true,
    },
    // For all users of a shared workstation, silent with /S; what a person has not sent yet survives an uninstall.
    nsis: {
      oneClick: false,
      perMachine: true,
      allowElevation: true,
      allowToChangeInstallationDirectory: false,
      deleteAppDataOnUninstall: false,
      runAfterFinish: false,
    },
    msi: { oneClick: false, perMachine: true, runAfterFinish: false },
    mac: {
      target: ['dmg'],
      icon: join(ICONS, 'wardlight.icns'),
      category: 'public.app-category.medical',
      hardenedRuntime: true,
      entitlements: join(import.meta.dirname, 'entitlements.plist'),
      entitlementsInherit: join(import.meta.dirname, 'entitlements.plist'),
      notarize: options.environment['APPLE_API_KEY'] !== undefined,
      // Without it macOS 15 and later drop every packet to the local network, and ask nobody (Apple TN3179).
      extendInfo: {
        NSLocalNetworkUsageDescription:
          'Wardlight speaks with the hospital’s server and, where IT allows it, with colleagues’ workstations.',
      },
    },
    linux: {
      target: ['deb', 'rpm', 'AppImage'],
      executableName: 'wardlight',
      syncDesktopName: true,
      icon: ICONS,
      category: 'Office',
      maintainer: 'Wardlight maintainers <maintainers@wardlight.example>',
      vendor: 'Wardlight',
      synopsis: 'Offline-first prescription review for pharmacists',
      desktop: { entry: { Keywords: 'pharmacy;prescription;hospital;', StartupWMClass: 'wardlight' } },
    },
    deb: { packageCategory: 'science', priority: 'optional' },
    rpm: { packageCategory: 'Applications/Productivity' },
  };
}

/**
 * Takes out Electron's default program, which an unpacked Electron brings along, and sets every fuse, the ones too that
 * electron-builder does not know. Signing comes after it.
 */
async function afterPack({ appOutDir, electronPlatformName }: AfterPackContext): Promise<void> {
  rmSync(join(resourcesFolder(appOutDir, electronPlatformName), 'default_app.asar'), { force: true });
  const path = electronBinary(appOutDir, electronPlatformName);
  const set = setFuses(readFileSync(path));
  if (!set.ok) throw new Error(set.error.message);
  writeFileSync(path, set.value);
}

export function resourcesFolder(folder: string, platform: string): string {
  return platform === 'darwin' ? join(folder, 'Wardlight.app/Contents/Resources') : join(folder, 'resources');
}

/** Where the fuse wire lies: in the executable, on macOS in the framework. */
export function electronBinary(folder: string, platform: string): string {
  if (platform === 'darwin')
    return join(folder, 'Wardlight.app/Contents/Frameworks/Electron Framework.framework/Electron Framework');
  return join(folder, platform === 'win32' ? 'Wardlight.exe' : 'wardlight');
}
