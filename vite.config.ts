import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// What the built page may do: its own files and nothing else. In development Vite itself needs inline styles.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
};

// One file for the page, its worker and the tests. Paths of the page are relative, so any folder can host it.
export default defineConfig({
  root: at('./src'),
  base: './',
  publicDir: at('./static'),
  plugins: [svelte({ configFile: false }), contentSecurityPolicy],
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
