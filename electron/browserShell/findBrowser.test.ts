import { describe, expect, it } from 'vitest';
import { findBrowser, type Machine } from './findBrowser.ts';

function machine(files: readonly string[], differences: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    environment: { PATH: '/usr/local/bin:/usr/bin' },
    isRoot: false,
    isExecutable: (file) => files.includes(file),
    ...differences,
  };
}

describe('findBrowser', () => {
  it('prefers Chromium to Chrome on the PATH', () => {
    expect(findBrowser(machine(['/usr/local/bin/google-chrome', '/usr/bin/chromium']))).toEqual({
      ok: true,
      value: { executable: '/usr/bin/chromium', foundBy: 'the PATH', arguments: [] },
    });
  });

  it('takes the browser that the environment names before all others', () => {
    const environment = { PATH: '/usr/bin', WARDLIGHT_CHROMIUM: '/opt/my chromium' };
    const result = findBrowser(machine(['/usr/bin/chromium', '/opt/my chromium'], { environment }));
    expect(result).toMatchObject({ ok: true, value: { executable: '/opt/my chromium' } });
  });

  it('does not fall back when the named browser is missing', () => {
    const environment = { PATH: '/usr/bin', WARDLIGHT_CHROMIUM: '/opt/wrong' };
    expect(findBrowser(machine(['/usr/bin/chromium'], { environment }))).toEqual({
      ok: false,
      error: { kind: 'named-browser-missing', lookedAt: ['/opt/wrong'] },
    });
  });

  it('starts without the sandbox under root on Linux only', () => {
    const asRoot = findBrowser(machine(['/usr/bin/chromium'], { isRoot: true }));
    expect(asRoot).toMatchObject({ ok: true, value: { arguments: ['--no-sandbox'] } });
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const onMac = findBrowser(machine([chrome], { isRoot: true, platform: 'darwin' }));
    expect(onMac).toMatchObject({ ok: true, value: { executable: chrome, arguments: [] } });
  });

  it('finds Edge in its usual place on Windows', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const environment = { Path: 'C:\\Windows', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
    const result = findBrowser(machine([edge], { platform: 'win32', environment }));
    expect(result).toMatchObject({ ok: true, value: { executable: edge, foundBy: 'its usual place' } });
  });

  it('says where it looked when there is none', () => {
    const result = findBrowser(machine([]));
    expect(result).toMatchObject({ ok: false, error: { kind: 'no-browser' } });
    if (!result.ok) expect(result.error.lookedAt).toContain('/usr/bin/chromium');
  });
});
