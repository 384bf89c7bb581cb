import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** Numbers in, numbers out: they need no page, and are slow in the sandbox that pages get. */
const KERNELS = 'tests/unit/renderer/features/stage/mask/mask-{coordinates,morph,shapes,undo}.test.ts';

export default defineConfig({
  root,
  test: {
    // Vitest leaves one core free by itself; on two that would be half the machine.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['tests/unit/{main,scripts,shared}/**/*.test.ts', KERNELS],
          environment: 'node',
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'dom',
          root,
          include: ['tests/unit/renderer/**/*.test.{ts,tsx}'],
          exclude: [KERNELS],
          pool: 'vmThreads',
          setupFiles: ['tests/support/no-network.ts'],
          testTimeout: 20_000,
          environment: 'happy-dom',
        },
      },
      { test: { name: 'laws', root, include: ['tests/architecture.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'flows',
          root,
          include: ['tests/flows/**/*.test.ts'],
          environment: 'node',
          // Half the time of a short-lived process is reading its own code: the second one finds it read.
          env: { NODE_COMPILE_CACHE: resolve(root, 'node_modules/.cache/compiled-code') },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
