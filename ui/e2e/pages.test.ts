import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { destinations } from '../src/app/navigation';
import { expectAccessible, expectNoSidewaysScroll, withPages } from './browser';

const visit = withPages();

/** Each width and each scheme is judged by axe-core once. A change of the scheme costs the browser most, so there is one. */
const views = [
  { width: 1440, colorScheme: 'light', judged: true },
  { width: 390, colorScheme: 'light', judged: false },
  { width: 390, colorScheme: 'dark', judged: true },
  { width: 1440, colorScheme: 'dark', judged: false },
] as const;

/** With MILLRACE_PICTURES=DIR a picture of each page in each view is left there, for people to judge and for the docs. */
const pictures = process.env.MILLRACE_PICTURES;

/** Waits until the page is drawn in the scheme, with one heading and what it has to load; false when it never is. */
async function isWhole(colorScheme: string): Promise<boolean> {
  for (const end = performance.now() + 20_000; performance.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    // By selectors: to look for roles takes a second on a long page.
    const isLoading = document.querySelector('[role="status"][aria-label^="Loading "]') !== null;
    if (document.documentElement.dataset.mantineColorScheme === colorScheme && document.querySelectorAll('main h1').length === 1 && !isLoading) {
      return true;
    }
  }
  return false;
}

async function expectWhole(page: Page): Promise<void> {
  // Begins with what the page before ended with.
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const { width, colorScheme, judged } of isDark ? views.toReversed() : views) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate(isWhole, colorScheme), `${page.url()} has one heading and all that it loads, ${colorScheme}`).toBe(true);
    await expectNoSidewaysScroll(page);
    if (judged) {
      await expectAccessible(page);
    }
    if (pictures) {
      const { pathname, searchParams } = new URL(page.url());
      const name = [pathname, searchParams.get('tab'), searchParams.get('view')].join('-').replace(/manual__[^/-]*|scheduled__[^/-]*/, 'run').replace(/[^a-z0-9_]+/gi, '-');
      await page.screenshot({ path: join(pictures, `${name.replace(/^-|-$/g, '') || 'home'}-${width}-${colorScheme}.png`) });
    }
  }
}

/** A run of the producer DAG that has ended or runs. */
async function aRun(): Promise<string> {
  const runs = `${inject('url')}/api/v2/dags/random_people_names/dagRuns?order_by=-run_after&limit=1`;
  const { dag_runs: [run] } = (await (await fetch(runs)).json()) as { dag_runs: { dag_run_id: string }[] };
  return `/dags/random_people_names/runs/${encodeURIComponent(run?.dag_run_id ?? 'none')}`;
}

const tabs = (path: string, names: string[]) => names.map((tab) => `${path}?tab=${tab}`);

describe.concurrent('Every page of the menu, on a laptop and a phone, light and dark', { timeout: 120_000 }, () => {
  it.each(destinations.map(({ to, label }) => ({ to, label })))('$label is whole, fits and is accessible', ({ to }) => visit(to, expectWhole));
});

describe.concurrent('Every page and tab about one thing', { timeout: 120_000 }, () => {
  it.each([
    ...tabs('/dags/random_people_names', ['overview', 'grid', 'graph', 'gantt', 'calendar', 'runs', 'backfills', 'code', 'details']),
    ...tabs('/runs', ['tasks']),
    ...tabs('/topics/random_users', ['records', 'partitions', 'throughput', 'groups', 'configs']),
    '/groups/users',
    '/data/users',
    ...tabs('/data/users/US', ['documents', 'schema', 'indexes', 'explain', 'stats']),
    '/data/users/US?view=json',
  ])('%s is whole, fits and is accessible', (path) => visit(path, expectWhole));

  it.each(['tasks', 'details', 'events'])('a run, %s, is whole, fits and is accessible', async (tab) =>
    visit(`${await aRun()}?tab=${tab}`, expectWhole));

  it.each(['logs', 'xcom', 'events', 'details'])('a task, %s, is whole, fits and is accessible', async (tab) =>
    visit(`${await aRun()}/tasks/producer_random_users_national_US?tab=${tab}`, expectWhole));
});

describe('An address that is no page', () => {
  it('says so and leads home', async () => {
    await visit('/nothing/here', async (page) => {
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      await page.getByRole('link', { name: 'Go to Home' }).click();
      await expect.poll(() => new URL(page.url()).pathname).toBe('/');
    });
  });
});
