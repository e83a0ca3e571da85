import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the real screens over the sample desk, for pictures and screen tests only; never shipped. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'sample'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  build: {
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
  },
});
