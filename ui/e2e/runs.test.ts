import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, inBrowser } from './browser';

const open = inBrowser();
const DAG = 'random_people_names';
const TASK = 'producer_random_users_national_UA';

async function call<T>(path: string, body?: unknown, method = body ? 'POST' : 'GET'): Promise<T> {
  const answer = await fetch(inject('url') + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body ? JSON.stringify(body) : undefined,
  });
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  return (await answer.json()) as T;
}

const pathOf = (runId: string) => `/dags/${DAG}/runs/${encodeURIComponent(runId)}`;
const airflow = (runId: string) => `/api/v2/dags/${DAG}/dagRuns/${encodeURIComponent(runId)}`;

/** A run of its own, that other tests leave alone. */
async function trigger(conf: Record<string, number>): Promise<string> {
  const run = await call<{ dag_run_id: string }>(`/api/v2/dags/${DAG}/dagRuns`, { dag_run_id: `e2e-${Date.now()}`, conf });
  return run.dag_run_id;
}

const stateOf = async (runId: string) => (await call<{ state: string }>(airflow(runId))).state;
const ended = (runId: string) => expect.poll(() => stateOf(runId), { timeout: 50_000, interval: 300 }).toMatch(/success|failed/);

async function whole(page: Page): Promise<void> {
  for (const [width, colorScheme] of [[1440, 'light'], [390, 'dark']] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => page.getByRole('status', { name: /^Loading / }).count()).toBe(0);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
}

describe('A run that was triggered', () => {
  it('is watched live: its log grows by itself, and is searched', { timeout: 120_000 }, async () => {
    const id = await trigger({ window_seconds: 12, interval_seconds: 1, results: 5 });
    const page = await open(pathOf(id));
    await page.getByRole('link', { name: TASK }).click();
    const log = page.getByRole('region', { name: 'Lines of try 1' });
    await log.getByText('records so far').first().waitFor({ timeout: 60_000 });
    await log.getByText(/requests given up/).waitFor({ timeout: 60_000 });
    await page.getByText('Complete', { exact: true }).waitFor();

    await page.getByRole('searchbox', { name: 'Search in the log' }).fill('REQUESTS GIVEN');
    await expect.poll(() => page.getByRole('status', { name: 'Matches' }).textContent()).toBe('1');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('status', { name: 'Matches' }).textContent()).toBe('1 of 1');
    await expect.poll(() => log.locator('mark[data-looked]').textContent()).toBe('requests given');
    expect(new URL(page.url()).searchParams.get('q')).toBe('REQUESTS GIVEN');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.log$/);
    await whole(page);
  });

  it('has a task cleared after a preview, and the task runs again', { timeout: 120_000 }, async () => {
    const id = await trigger({ window_seconds: 1, interval_seconds: 1, results: 1 });
    await ended(id);
    const page = await open(`${pathOf(id)}/tasks/${TASK}`);
    await page.getByRole('button', { name: 'Clear…' }).click();
    const dialog = page.getByRole('dialog', { name: `Clear ${TASK}` });
    await dialog.getByRole('region', { name: 'Task instances that are touched' }).getByText(TASK).waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Clear 1 task instance' }).click();

    await expect.poll(() => page.getByRole('combobox', { name: 'Try' }).locator('option').count(), { timeout: 60_000 }).toBe(2);
    await page.getByRole('region', { name: 'Lines of try 2' }).getByText(/requests given up/).waitFor({ timeout: 60_000 });
    await page.getByRole('tab', { name: 'Events' }).click();
    await page.getByRole('cell', { name: 'Cleared' }).waitFor();
    await page.getByRole('tab', { name: 'Details' }).click();
    await whole(page);
  });

  it('is marked failed with what that touches, noted, and deleted', { timeout: 120_000 }, async () => {
    const id = await trigger({ window_seconds: 60, interval_seconds: 1, results: 1 });
    await expect.poll(() => stateOf(id), { timeout: 50_000 }).toBe('running');
    const page = await open(pathOf(id));
    await page.getByRole('button', { name: 'Mark' }).click();
    await page.getByRole('menuitem', { name: 'Failed…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mark this run' });
    await dialog.getByText(/task instances? will end/).waitFor();
    await dialog.getByRole('button', { name: 'Mark this run failed' }).click();
    await page.getByRole('heading', { level: 1, name: /Failed/ }).waitFor();

    await page.getByRole('button', { name: 'Add a note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('stopped on purpose');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('stopped on purpose').waitFor();
    await whole(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('dialog', { name: 'Delete this run' }).getByRole('button', { name: 'Delete 1 run' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/dags/${DAG}`);
    expect((await fetch(inject('url') + airflow(id))).status).toBe(404);
  });
});

describe('The list of all runs', () => {
  it('is narrowed by its filters, which its address keeps', { timeout: 90_000 }, async () => {
    const id = await trigger({ window_seconds: 1, interval_seconds: 1, results: 1 });
    await ended(id);
    const page = await open('/runs');
    const table = page.getByRole('region', { name: 'Runs', exact: true });
    await page.getByRole('searchbox', { name: 'Run id contains' }).fill(id);
    await expect.poll(() => table.getByRole('row').count()).toBe(2);
    await table.getByRole('link', { name: id }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(id);
    await page.reload();
    await expect.poll(() => table.getByRole('row').count()).toBe(2);

    await page.getByRole('checkbox', { name: `Choose ${id}` }).check();
    await page.getByRole('button', { name: 'Clear…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Clear this run' });
    await dialog.getByText('4 task instances').first().waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('tab', { name: 'Task instances' }).click();
    await expect.poll(() => page.getByRole('region', { name: 'Task instances' }).getByRole('row').count()).toBe(5);
    await whole(page);
  });
});
