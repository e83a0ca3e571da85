import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Workstation } from './workstation.ts';

/** After a failed test, a picture of each workstation's screen in the folder for temporary files, and its path. */
export function pictureOfFailure(stations: () => Readonly<Record<string, Workstation | undefined>>): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const folder = join(tmpdir(), 'wardlight-failures');
    await mkdir(folder, { recursive: true });
    for (const [name, station] of Object.entries(stations())) {
      const path = join(folder, `${task.name.slice(0, 40).replaceAll(/\W+/g, '-')}-${name}.png`);
      await station?.page().screenshot({ path });
      console.log(`the screen of ${name}: ${path}`);
    }
  });
}
