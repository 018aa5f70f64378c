import axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

export interface View {
  width?: number;
  height?: number;
  dark?: boolean;
  /** Another server than the one that all tests share. */
  server?: string;
}

const pages = new Map<Page, string[]>();
let browser: Browser | null = null;

async function newPage(view: View): Promise<Page> {
  const context = await browser?.newContext({
    viewport: { width: view.width ?? 1440, height: view.height ?? 900 },
    colorScheme: view.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  if (!context) {
    throw new Error('inBrowser() or withPages() must be called at the top of the file.');
  }
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  pages.set(page, []);
  page.on('pageerror', (error) => pages.get(page)?.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      pages.get(page)?.push(`${page.url()}: ${message.text()} ${message.location().url}`);
    }
  });
  return page;
}

async function goTo(page: Page, path: string, server = inject('url')): Promise<void> {
  await page.goto(server + path);
  await page.locator('main').waitFor();
}

function connect(): void {
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });
  afterAll(async () => {
    pages.clear();
    await browser?.close();
  });
}

/**
 * Opens pages for the tests of a file: `const open = inBrowser()` at its top, `await open('/topics')` in a test. Each page has cookies
 * and storage of its own, is closed after its test, and fails the test when its scripts threw or the console had an error.
 */
export function inBrowser(): (path: string, view?: View) => Promise<Page> {
  connect();
  afterEach(async () => {
    const problems = [...pages.values()].flat();
    await Promise.all([...pages.keys()].map((page) => page.context().close()));
    pages.clear();
    expect(problems, 'errors in the console').toEqual([]);
  });
  return async (path, view = {}) => {
    const page = await newPage(view);
    await goTo(page, path, view.server);
    return page;
  };
}

/**
 * For tests that only look, and of which several run at a time: `const visit = withPages()` at the top of the file. Tests use a page one
 * after the other, so that the browser need not start and compile everything anew for each; errors are the visit's own.
 */
export function withPages(): (path: string, look: (page: Page) => Promise<void>) => Promise<void> {
  connect();
  const free: Page[] = [];
  return async (path, look) => {
    const page = free.pop() ?? (await newPage({}));
    takeErrors(page);
    await goTo(page, path);
    await look(page);
    expect(takeErrors(page), 'errors in the console').toEqual([]);
    free.push(page);
  };
}

/** For tests that provoke errors on purpose: what the console had so far, taken away. */
export function takeErrors(page: Page): string[] {
  return pages.get(page)?.splice(0) ?? [];
}

/** No violation that axe-core calls serious or critical. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated, not added as a tag: the page's security policy allows no foreign script.
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }));
  const serious = found.violations.filter((violation) => violation.impact === 'serious' || violation.impact === 'critical');
  expect(
    serious.map((violation) => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`),
    page.url(),
  ).toEqual([]);
}

/** Nothing makes the whole page scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, `${page.url()} is wider than its window`).toBeLessThanOrEqual(Number(window));
}
