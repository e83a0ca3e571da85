import { parseArgs } from 'node:util';

export const PACKAGE_HELP = `usage: npm run package -- [OPTIONS]

Builds installers for this platform: Windows NSIS and MSI (per machine), Linux deb, rpm and AppImage, macOS dmg.
Without an Electron binary, on Linux, it packs a dummy in its place as dir, tar.gz, deb and rpm: that proves the
configuration and nothing else.

  --targets LIST        only these, such as dir,deb
  --electron-dist DIR   an unpacked Electron (or ELECTRON_OVERRIDE_DIST_PATH, or an installed one)
  --dummy               pack the dummy although Electron is there
  --output DIR          default: out/package
  --json                one line of JSON at the end
  --draw-icons          only draw the icons anew from build/package/icons/mark.svg (needs a browser)
  --help                this text

Signing: CSC_LINK and CSC_KEY_PASSWORD (WIN_CSC_LINK, ...); notary: APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER.
Tools that electron-builder would fetch: ELECTRON_BUILDER_7ZIP_PATH, CUSTOM_FPM_PATH; on Debian 7za, dpkg-deb, fakeroot
and rpmbuild of the system are used where they are.`;

const TARGETS = ['dir', 'tar.gz', 'deb', 'rpm', 'AppImage', 'nsis', 'msi', 'dmg'] as const;
export type PackageTarget = (typeof TARGETS)[number];

export interface PackageArguments {
  readonly targets: readonly PackageTarget[] | null;
  readonly electronDist: string | null;
  readonly dummy: boolean;
  readonly drawIcons: boolean;
  readonly output: string | null;
  readonly json: boolean;
  readonly help: boolean;
}

/** Throws an Error that says which word was not understood. */
export function parsePackageArguments(words: readonly string[]): PackageArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      targets: { type: 'string' },
      'electron-dist': { type: 'string' },
      dummy: { type: 'boolean', default: false },
      'draw-icons': { type: 'boolean', default: false },
      output: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    targets: values.targets === undefined ? null : values.targets.split(',').map(parseTarget),
    electronDist: values['electron-dist'] ?? null,
    dummy: values.dummy,
    drawIcons: values['draw-icons'],
    output: values.output ?? null,
    json: values.json,
    help: values.help,
  };
}

function parseTarget(word: string): PackageTarget {
  const target = TARGETS.find((known) => known.toLowerCase() === word.trim().toLowerCase());
  if (target === undefined) throw new Error(`"${word}" is no target; there are ${TARGETS.join(', ')}`);
  return target;
}
