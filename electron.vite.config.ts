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

/**
 * The window parses nothing, main does at its border: to the window a schema is only the type beside it, and zod,
 * a tenth of the page's code, stays out. A schema that were asked to parse there would throw.
 */
const noSchemas: Plugin = {
  name: 'no-schemas',
  enforce: 'pre',
  resolveId: (id) => (id === 'zod' ? '\0blank-schemas' : null),
  load: (id) =>
    id === '\0blank-schemas'
      ? `const blank = new Proxy(() => blank, {
          get(_, name) {
            if (/parse/i.test(String(name))) throw new Error('The window parses nothing: main does');
            return blank;
          },
        });
        export const z = blank;`
      : null,
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: { input: { index: at('electron/main/index.ts') } },
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
    plugins: [react(), onlyEnglish, noSchemas],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rollupOptions: { input: at('renderer/index.html') },
    },
  },
});
