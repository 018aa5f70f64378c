import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { destinations } from '../src/app/navigation';
import { expectAccessible, expectNoSidewaysScroll, inBrowser } from './browser';

const open = inBrowser();

const views = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

async function expectWhole(page: Page): Promise<void> {
  for (const { width, colorScheme } of views) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => page.locator('main h1').count()).toBe(1);
    await expect.poll(() => page.getByRole('status', { name: /^Loading / }).count()).toBe(0);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
}

describe('Every page of the menu, on a laptop and a phone, light and dark', () => {
  it.each(destinations.map(({ to, label }) => ({ to, label })))('$label is whole, fits and is accessible', async ({ to }) => {
    await expectWhole(await open(to));
  });
});

describe('An address that is no page', () => {
  it('says so and leads home', async () => {
    const page = await open('/nothing/here');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('link', { name: 'Go to Home' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
  });
});
