import { defineConfig } from 'vitest/config';

const MINUTE_MS = 60_000;
const CODE_FOLDERS = '{schema,clinical,text,sync,server,electron,renderer,build}';
const SLOW_FOLDERS = '{bootstrap,shell,server,simulator,e2e,screens,bench,soak}';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['build/test/sameChance.ts'],
          // Whatever no other project claims, so that no test file falls between them.
          include: [`${CODE_FOLDERS}/**/*.test.{ts,tsx}`, 'test/**/*.test.{ts,tsx}'],
          exclude: ['**/*.pg.test.ts', 'build/browser/**', `test/${SLOW_FOLDERS}/**`],
        },
      },
      {
        test: {
          name: 'bootstrap',
          include: ['test/bootstrap/**/*.test.ts', 'build/browser/**/*.test.ts'],
          testTimeout: MINUTE_MS,
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/**/*.pg.test.ts', 'test/server/**/*.test.ts'],
          testTimeout: MINUTE_MS,
          hookTimeout: MINUTE_MS,
        },
      },
      { test: { name: 'shell', include: ['test/shell/**/*.test.ts'], testTimeout: MINUTE_MS, hookTimeout: MINUTE_MS } },
      { test: { name: 'simulator', include: ['test/simulator/**/*.test.ts'], testTimeout: 2 * MINUTE_MS } },
      {
        test: {
          name: 'e2e',
          include: ['test/{e2e,screens}/**/*.test.ts'],
          testTimeout: 3 * MINUTE_MS,
          hookTimeout: 2 * MINUTE_MS,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'soak',
          include: ['test/{soak,bench}/**/*.test.ts'],
          testTimeout: 30 * MINUTE_MS,
          hookTimeout: 5 * MINUTE_MS,
          fileParallelism: false,
        },
      },
    ],
  },
});
