import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env.MILLRACE_URL ?? 'http://127.0.0.1:8080';
// The server checks that a request comes from its own pages: the proxy speaks as one of them.
const asOwnPage = { target: server, changeOrigin: true, headers: { origin: server } };
const proxy = { '/api': asOwnPage, '/auth': asOwnPage, '/openapi': asOwnPage, '/metrics': asOwnPage };

/** Compressed copies beside the built files: the server sends them to browsers that take them. */
const compressedCopies: Plugin = {
  name: 'compressed-copies',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    for (const entry of await readdir(dir, { recursive: true })) {
      if (/\.(js|css|html|svg|json)$/.test(entry)) {
        const content = await readFile(join(dir, entry));
        await writeFile(join(dir, `${entry}.br`), await promisify(brotliCompress)(content));
        await writeFile(join(dir, `${entry}.gz`), await promisify(gzip)(content));
      }
    }
  },
};

export default defineConfig({
  plugins: [react(), compressedCopies],
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
  // Inlined assets would be data: URLs, which the content security policy allows for images only.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  // Most tests have no page: those that draw one ask for jsdom, which takes two seconds a file.
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
