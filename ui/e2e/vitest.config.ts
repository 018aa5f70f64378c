import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The pages in a real browser against a real server: `./test ui`, or after a build `npm run e2e -- NAME`. */
export default defineConfig({
  cacheDir: join(import.meta.dirname, '../node_modules/.vite/e2e'),
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['globalSetup.ts'],
    // All files share one server and one browser, and the machine may have two cores.
    fileParallelism: false,
    // One after the other, they need not each load axe-core and Playwright.
    isolate: false,
    maxConcurrency: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest gives up after a second, which a busy machine may need to draw a page.
    expect: { poll: { timeout: 20_000 } },
  },
});
