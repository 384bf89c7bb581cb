import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/** React Aria brings its own few words in 34 languages, a fifth of the page's code; the app speaks English. */
const onlyEnglish: Plugin = {
  name: 'only-english',
  enforce: 'pre',
  load: (id) =>
    /\/react-(aria|stately)[^?]*\/intl\/[^?]*(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? 'export default {};' : null,
};

/** A law keeps the window from saying any of them. */
const withoutTerminalWords: Plugin = {
  name: 'without-terminal-words',
  enforce: 'pre',
  load: (id) => (id.endsWith('/shared/words/en/terminal.ts') ? 'export const terminalWords = {};' : null),
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        // Each worker is an entry; all lie in one folder, so that code in a chunk finds it beside itself.
        input: {
          index: at('electron/main/index.ts'),
          'reconcile-worker': at('electron/main/library/reconcile-worker.ts'),
        },
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload must be one CommonJS file.
      rollupOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), onlyEnglish, withoutTerminalWords],
    build: { outDir: at('out/renderer'), minify: true, rollupOptions: { input: at('renderer/index.html') } },
  },
});
