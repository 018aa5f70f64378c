import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.MILLRACE_URL ?? 'http://127.0.0.1:8080';
// The server checks that a request comes from its own pages: the proxy speaks as one of them.
const asOwnPage = { target: server, changeOrigin: true, headers: { origin: server } };
const proxy = { '/api': asOwnPage, '/auth': asOwnPage, '/openapi': asOwnPage, '/metrics': asOwnPage };

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
  // Inlined assets would be data: URLs, which the content security policy allows for images only.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
});
