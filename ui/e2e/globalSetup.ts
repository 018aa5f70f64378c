import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { startMillrace } from './millrace';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    dataDir: string;
    browser: string;
  }
}

/** Flags that keep the browser from talking to anyone but the server. */
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];

/** One server with real data and one browser for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startMillrace();
  const browser = await chromium
    .launchServer({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })
    .catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
  project.provide('url', server.url);
  project.provide('dataDir', server.dataDir);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.stop();
  };
}
