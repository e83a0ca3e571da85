import type { Result } from '../../schema/result.ts';

/**
 * Every fuse of Electron 45 in the order of its wire, and what we want of it. All are named: a fuse that nobody decided on
 * is a way in that nobody looked at.
 */
export const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  /** V8 catches accesses outside of WebAssembly memory by signals: Electron's default, quick and safe. */
  wasmTrapHandlers: true,
} as const;

/** electron-builder 26 knows the first eight; `setFuses` sets them all. */
export const { wasmTrapHandlers: _beyondElectronBuilder, ...BUILDER_FUSES } = FUSES;

export type FuseFailure = { readonly kind: 'noFuseWire' | 'unknownFuses'; readonly message: string };

// Both from electron/fuses: where the wire begins in the binary, and how a fuse is written there.
export const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;
const STATE = { on: 0x31, off: 0x30, removed: 0x72 } as const;

/**
 * A copy of the binary with every fuse set, in each of its wires (a universal binary of macOS has two). A wire of another
 * length than ours is refused: the new Electron has a fuse that must be decided on first.
 */
export function setFuses(binary: Uint8Array): Result<Uint8Array, FuseFailure> {
  const changed = Buffer.from(binary);
  const wanted = Object.values(FUSES);
  const wires = wiresIn(changed);
  if (wires.length === 0) return fail('noFuseWire', 'there is no fuse wire in this Electron binary');
  for (const { start, length } of wires) {
    if (length !== wanted.length)
      return fail(
        'unknownFuses',
        `this Electron has ${length} fuses, and build/package/fuses.ts decides on ${wanted.length}`,
      );
    wanted.forEach((isOn, index) => {
      if (changed[start + index] !== STATE.removed) changed[start + index] = isOn ? STATE.on : STATE.off;
    });
  }
  return { ok: true, value: changed };
}

/** What the fuses of a binary are, wire by wire; `removed` fuses do nothing any more. */
export function readFuses(binary: Uint8Array): readonly (readonly ('on' | 'off' | 'removed')[])[] {
  const bytes = Buffer.from(binary.buffer, binary.byteOffset, binary.byteLength);
  return wiresIn(bytes).map(({ start, length }) =>
    [...bytes.subarray(start, start + length)].map((state) =>
      state === STATE.on ? 'on' : state === STATE.removed ? 'removed' : 'off',
    ),
  );
}

function wiresIn(bytes: Buffer): readonly { readonly start: number; readonly length: number }[] {
  const wires: { start: number; length: number }[] = [];
  for (let at = bytes.indexOf(FUSE_SENTINEL); at >= 0; at = bytes.indexOf(FUSE_SENTINEL, at + 1)) {
    const version = at + FUSE_SENTINEL.length;
    if (bytes[version] === WIRE_VERSION) wires.push({ start: version + 2, length: bytes[version + 1] ?? 0 });
  }
  return wires;
}

function fail(kind: FuseFailure['kind'], message: string): { readonly ok: false; readonly error: FuseFailure } {
  return { ok: false, error: { kind, message } };
}
