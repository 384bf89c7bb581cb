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

/**
 * No word has a skeleton (`::`): what reads them, and the clocks of every country that a date's would need, stay out.
 * A word that had one would throw.
 */
const noSkeletons: Plugin = {
  name: 'no-skeletons',
  enforce: 'pre',
  resolveId: (id) => (id === '@formatjs/icu-skeleton-parser' ? '\0no-skeletons' : null),
  load: (id) =>
    id === '\0no-skeletons'
      ? `const none = () => { throw new Error('Words have no skeletons'); };
        export { none as parseDateTimeSkeleton, none as parseNumberSkeleton, none as parseNumberSkeletonFromString };`
      : null,
  transform: (code, id) =>
    id.includes('icu-messageformat-parser') ? code.replace(/(?<=const timeData = )\{[\s\S]*?\n\};/, '{};') : null,
};

/** What only development reads of each icon: keys for React's warning, former names. */
const plainIcons: Plugin = {
  name: 'plain-icons',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    /\/lucide-react\/dist\/esm\/icons\//.test(id)
      ? code.replace(/,\s*(?:key: "[^"]*"|aliases: \[[^\]]*\])/g, '').replace('__iconData.node;', '')
      : null,
};

/** Class names without the words that only help while developing. */
const shortClassNames: Plugin = {
  name: 'short-class-names',
  apply: 'build',
  config: () => ({ css: { modules: { generateScopedName: '_[hash:base64:5]' } } }),
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
    plugins: [react(), onlyEnglish, noSchemas, noSkeletons, plainIcons, shortClassNames],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      modulePreload: { polyfill: false }, // Chromium has it
      rollupOptions: { input: at('renderer/index.html') },
    },
  },
});
