import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, inBrowser, takeErrors } from './browser';

const open = inBrowser();

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

describe('The health page', () => {
  it('says of each part how it is, and lists this process with its memory', async () => {
    const page = await open('/admin/health');
    for (const part of ['Kafka cluster', 'MongoDB', 'Scheduler', 'Workers', 'Loader', 'Transforms', 'Disk space']) {
      await expect.poll(() => row(page, part).first().innerText()).toMatch(/^(Healthy|Idle|Degraded)/);
    }
    await expect.poll(() => row(page, 'answers this page').innerText()).toMatch(/\d MB/);
  });
});

describe('The metrics page', () => {
  it('finds a metric by its name or its description, and keeps the search in the address', async () => {
    const page = await open('/admin/metrics');
    await page.getByRole('heading', { name: 'millrace.pipeline.records' }).waitFor();
    await page.getByRole('searchbox', { name: 'Search metrics' }).fill('oldest record that waits');
    // It appears with the first lag that is measured.
    await expect.poll(() => page.getByRole('article').count(), { timeout: 45_000 }).toBe(1);
    expect(await page.getByRole('article').innerText()).toContain('millrace.pipeline.lag.duration');
    await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe('oldest record that waits');
  });

  it('leads to the text that Prometheus scrapes', async () => {
    const page = await open('/admin/metrics');
    const href = await page.getByRole('link', { name: '/metrics' }).getAttribute('href');
    const text = await page.evaluate(async (path) => (await fetch(path)).text(), href ?? '');
    expect(text).toMatch(/^# TYPE millrace_pipeline_records gauge$/m);
  });
});

describe('The settings page', () => {
  it('shows what is in force and where it comes from', async () => {
    const page = await open('/admin/settings');
    expect(await row(page, '--source').innerText()).toMatch(/builtin\s+command line/);
    await page.getByRole('switch', { name: 'Changed only' }).click();
    await expect.poll(() => row(page, '--topic').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('changed')).toBe('true');
  });
});

describe('The variables page', () => {
  it('adds, hides, changes and deletes a variable', async () => {
    const page = await open('/admin/variables');
    await page.getByRole('button', { name: 'Add variable' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Key').fill('e2e_token');
    await dialog.getByLabel('Value').fill('first value');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add variable' }).click();

    await row(page, 'e2e_token').waitFor();
    expect(await row(page, 'e2e_token').innerText()).not.toContain('first value');
    await page.getByRole('button', { name: 'Show the value of e2e_token' }).click();
    await row(page, 'first value').waitFor();

    await page.getByRole('button', { name: 'Edit e2e_token' }).click();
    await dialog.getByLabel('Value').fill('second value');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row(page, 'second value').waitFor();

    await page.getByRole('button', { name: 'Delete e2e_token' }).click();
    await dialog.getByRole('button', { name: 'Delete variable' }).click();
    await expect.poll(() => row(page, 'e2e_token').count()).toBe(0);
  });

  it('says why a variable cannot be added', async () => {
    const page = await open('/admin/variables');
    for (const attempt of [1, 2]) {
      await page.getByRole('button', { name: 'Add variable' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Key').fill('e2e_twice');
      await dialog.getByRole('button', { name: 'Add variable' }).click();
      if (attempt === 2) {
        await dialog.getByText('already exists').waitFor();
      } else {
        await row(page, 'e2e_twice').waitFor();
      }
    }
    expect(takeErrors(page).join()).toContain('409');
  });
});

describe('The pools page', () => {
  it('adds a pool, changes its slots and deletes it', async () => {
    const page = await open('/admin/pools');
    await row(page, 'default_pool').waitFor();
    await page.getByRole('button', { name: 'Add pool' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('e2e_pool');
    await dialog.getByLabel('Slots').fill('3');
    await dialog.getByRole('button', { name: 'Add pool' }).click();
    await expect.poll(() => row(page, 'e2e_pool').innerText()).toContain('0 of 3');

    await page.getByRole('button', { name: 'Change slots of e2e_pool' }).click();
    await dialog.getByLabel('Slots').fill('5');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => row(page, 'e2e_pool').innerText()).toContain('0 of 5');

    await page.getByRole('button', { name: 'Delete e2e_pool' }).click();
    await dialog.getByRole('button', { name: 'Delete pool' }).click();
    await expect.poll(() => row(page, 'e2e_pool').count()).toBe(0);
  });
});

describe('The audit log', () => {
  it('says who did what as it happens, and is filtered by the address', async () => {
    const page = await open('/admin/audit');
    await page.evaluate(async () => {
      await fetch('/api/v2/pools', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name":"e2e_seen","slots":1}' });
      await fetch('/api/v2/pools/e2e_seen', { method: 'DELETE' });
    });
    await row(page, 'deleted the pool').filter({ hasText: 'e2e_seen' }).first().waitFor();

    await page.getByRole('combobox', { name: 'Event' }).fill('set_pool');
    await expect.poll(() => row(page, 'deleted the pool').count()).toBe(0);
    await row(page, 'set the pool').filter({ hasText: 'e2e_seen' }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('event')).toBe('set_pool');

    await page.getByLabel('User').fill('nobody-at-all');
    await page.getByText('No entry fits the filter').waitFor();
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await row(page, 'deleted the pool').first().waitFor();
  });
});
