import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// One file for the page, its worker and the tests. Paths of the page are relative, so any folder can host it.
export default defineConfig({
  root: at('./src'),
  base: './',
  publicDir: at('./static'),
  plugins: [svelte({ configFile: false })],
  worker: { format: 'es' },
  build: {
    outDir: at('./dist'),
    emptyOutDir: true,
    target: 'es2023',
    // Vite would print a size report of every chunk; tests/house holds the budget instead.
    reportCompressedSize: false,
    rolldownOptions: {
      // The catalogue re-exports much of the laboratory; what the page does not use of it must not come along.
      treeshake: { moduleSideEffects: [{ test: /\/src\/sim\//, sideEffects: false }] },
    },
  },
  server: { host: '127.0.0.1' },
  test: {
    root: at('.'),
    dir: at('./tests'),
    include: ['**/*.test.ts', '**/*.contract.ts'],
    exclude: ['journeys/**', 'visual/**', '**/node_modules/**'],
    environment: 'node',
    testTimeout: 30_000,
    passWithNoTests: true,
  },
});
