import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, inBrowser } from './browser';

const open = inBrowser();
const BUDGET_BYTES = 600 * 1024;
const SETTLED = { timeout: 45_000 };

async function total(page: Page, stage: string): Promise<number> {
  const text = await page.getByTestId(`total-${stage}`).innerText();
  return text === '–' ? -1 : Number(text.replaceAll(',', ''));
}

describe('The first page', () => {
  it('shows numbers that move through the stages after an extraction', async () => {
    const page = await open('/');
    await expect.poll(() => total(page, 'views'), SETTLED).toBeGreaterThanOrEqual(0);
    const before = { topic: await total(page, 'topic'), store: await total(page, 'store'), views: await total(page, 'views') };

    await page.getByRole('button', { name: /xtract now$/ }).click();
    await page.getByText('An extraction was asked for').waitFor();

    await expect.poll(() => total(page, 'topic'), SETTLED).toBeGreaterThan(before.topic);
    await expect.poll(() => total(page, 'store'), SETTLED).toBeGreaterThan(before.store);
    await expect.poll(() => total(page, 'views'), SETTLED).toBeGreaterThan(before.views);
    await page.getByRole('region', { name: 'Recent runs' }).last().getByText('random_people_names').first().waitFor();
    await page.getByText(/triggered random_people_names/).first().waitFor();
  });

  it('shows each nationality on its way', async () => {
    const page = await open('/');
    const parts = page.getByRole('list', { name: 'Store by key' });
    for (const key of ['US', 'UA', 'CH', 'AU']) {
      await parts.getByText(key, { exact: true }).waitFor();
    }
    await expect.poll(async () => (await parts.innerText()).match(/\d/g)?.length ?? 0, SETTLED).toBeGreaterThan(0);
  });

  it.each([
    ['Source', '/dags/random_people_names'],
    ['Topic', '/topics/random_users'],
    ['Store', '/data/users/raw_users'],
    ['Views', '/analytics/demographics'],
  ])('leads from the stage %s to its page', async (stage, path) => {
    const page = await open('/');
    await expect.poll(() => page.getByRole('heading', { name: stage, exact: true }).getByRole('link').getAttribute('href')).toBe(path);
  });

  it('says what to do before anything has flowed', async () => {
    const page = await open('/nothing');
    // The server's own answer, as it is before the first extraction.
    await page.route('**/api/millrace/v1/overview', async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      for (const stage of body.pipeline.stages) {
        stage.total = 0;
      }
      await route.fulfill({ response: answer, json: { ...body, recentRuns: [], events: [] } });
    });
    await page.route('**/api/millrace/v1/events', (route) => route.abort());
    await page.getByRole('link', { name: 'Millrace, home' }).first().click();

    await page.getByRole('heading', { name: 'Begin with an extraction' }).waitFor();
    await page.getByText('No runs yet').waitFor();
    await page.getByText('Nobody did anything yet').waitFor();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 900 });
    await expectNoSidewaysScroll(page);
  });

  it('needs less than 600 KB and no charts', async () => {
    const page = await open('/');
    await page.getByTestId('total-topic').waitFor();
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => /\.(js|css)$/.test(new URL(entry.name).pathname))
        .map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
    );
    expect(loaded.reduce((sum, file) => sum + file.bytes, 0)).toBeLessThan(BUDGET_BYTES);
    expect(loaded.filter((file) => /echarts/i.test(file.name))).toEqual([]);
  });
});
