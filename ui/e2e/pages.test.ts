import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { destinations } from '../src/app/navigation';
import { expectAccessible, expectNoSidewaysScroll, inBrowser } from './browser';

const open = inBrowser();

/** Each width and each scheme is judged by axe-core once. */
const views = [
  { width: 1440, colorScheme: 'light', judged: true },
  { width: 1440, colorScheme: 'dark', judged: false },
  { width: 390, colorScheme: 'dark', judged: true },
  { width: 390, colorScheme: 'light', judged: false },
] as const;

/** With MILLRACE_PICTURES=DIR a picture of each page in each view is left there, for people to judge and for the docs. */
const pictures = process.env.MILLRACE_PICTURES;

async function expectWhole(page: Page): Promise<void> {
  for (const { width, colorScheme, judged } of views) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await expect.poll(() => page.locator('main h1').count()).toBe(1);
    await expect.poll(() => page.getByRole('status', { name: /^Loading / }).count()).toBe(0);
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

/** The newest run of the producer DAG that has ended or runs, with one of its tasks. */
async function aRun(): Promise<string> {
  const runs = `${inject('url')}/api/v2/dags/random_people_names/dagRuns?order_by=-run_after&limit=1`;
  const { dag_runs: [run] } = (await (await fetch(runs)).json()) as { dag_runs: { dag_run_id: string }[] };
  return `/dags/random_people_names/runs/${encodeURIComponent(run?.dag_run_id ?? 'none')}`;
}

const tabs = (path: string, names: string[]) => names.map((tab) => `${path}?tab=${tab}`);

describe('Every page of the menu, on a laptop and a phone, light and dark', () => {
  it.each(destinations.map(({ to, label }) => ({ to, label })))('$label is whole, fits and is accessible', async ({ to }) => {
    await expectWhole(await open(to));
  });
});

describe('Every page and tab about one thing', () => {
  it.each([
    ...tabs('/dags/random_people_names', ['overview', 'grid', 'graph', 'gantt', 'calendar', 'runs', 'backfills', 'code', 'details']),
    ...tabs('/runs', ['tasks']),
    ...tabs('/topics/random_users', ['records', 'partitions', 'throughput', 'groups', 'configs']),
    '/groups/users',
    '/data/users',
    ...tabs('/data/users/US', ['documents', 'schema', 'indexes', 'explain', 'stats']),
    '/data/users/US?view=json',
  ])('%s is whole, fits and is accessible', async (path) => {
    await expectWhole(await open(path));
  });

  it.each(['tasks', 'details', 'events'])('a run, %s, is whole, fits and is accessible', async (tab) => {
    await expectWhole(await open(`${await aRun()}?tab=${tab}`));
  });

  it.each(['logs', 'xcom', 'events', 'details'])('a task, %s, is whole, fits and is accessible', async (tab) => {
    await expectWhole(await open(`${await aRun()}/tasks/producer_random_users_national_US?tab=${tab}`));
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
