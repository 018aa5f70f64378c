import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, inBrowser, takeErrors } from './browser';

const open = inBrowser();
const EXTRACT = 'random_people_names';
const RUN_MS = 90_000;


/** Triggers the extraction for a moment only, and tells the run's id. */
async function trigger(page: Page, note: string): Promise<string> {
  await page.getByRole('button', { name: 'Trigger', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Trigger ${EXTRACT}` });
  await dialog.getByLabel('window_seconds').fill('0');
  await dialog.getByLabel('results').fill('5');
  await dialog.getByText('Logical date, run id, note').click();
  await dialog.getByLabel('Note').fill(note);
  await dialog.getByRole('button', { name: 'Trigger' }).click();
  const notice = page.getByText(/^manual__.* is on its way/);
  await notice.waitFor();
  return (await notice.innerText()).split(' ')[0] ?? '';
}

describe('The list of DAGs', () => {
  it('shows each DAG with its schedule, its next run and its last runs', async () => {
    const page = await open('/dags');
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: EXTRACT }) });
    await card.getByText('every 10 minutes').waitFor();
    await card.getByText(/next in/).waitFor();
    await expect.poll(() => card.getByRole('list', { name: `Newest runs of ${EXTRACT}` }).getByRole('link').count()).toBeGreaterThan(0);
    await expectAccessible(page);
  });

  it('keeps search and filters in the address', async () => {
    const page = await open('/dags?search=transform');
    await page.getByRole('link', { name: 'transform_users' }).waitFor();
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(1);
    await page.getByRole('searchbox', { name: 'Search DAGs' }).fill('nothing like it');
    await page.getByText('No DAG matches').waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe('nothing like it');
    await page.getByRole('button', { name: 'Show all DAGs' }).click();
    await page.getByRole('link', { name: EXTRACT, exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('pauses a DAG, and shows which runs unpausing makes before it makes them', async () => {
    const page = await open('/dags');
    const schedule = page.getByRole('switch', { name: 'Schedule of transform_users' });
    await schedule.click({ force: true });
    await expect.poll(() => schedule.isChecked()).toBe(false);
    const runs = [1, 2].map((day) => ({
      logicalDate: `2026-03-0${day}T00:00:00.000Z`, dataIntervalStart: `2026-03-0${day}T00:00:00.000Z`, dataIntervalEnd: `2026-03-0${day + 1}T00:00:00.000Z`,
    }));
    // The pipeline's DAGs do not catch up; what one that does would answer.
    await page.route('**/transform_users/unpause-preview', (route) => route.fulfill({ json: { runs, total: 2 } }));
    await schedule.click({ force: true });
    const dialog = page.getByRole('dialog', { name: 'Unpause transform_users?' });
    await expect.poll(() => dialog.getByRole('listitem').count()).toBe(2);
    expect(await schedule.isChecked()).toBe(false);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Unpause and make 2 runs' }).click();
    await expect.poll(() => schedule.isChecked()).toBe(true);
  });
});

describe('The page of a DAG', () => {
  it('refuses wrong parameters by field, triggers with right ones and fills the grid while the run goes on', async () => {
    const page = await open(`/dags/${EXTRACT}?tab=grid`);
    await page.getByRole('grid').waitFor();
    await page.getByRole('button', { name: 'Trigger', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `Trigger ${EXTRACT}` });
    await dialog.getByLabel('results').fill('0');
    await dialog.getByRole('button', { name: 'Trigger' }).click();
    await dialog.getByText('This is a whole number from 1 to 5000.').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    const runId = await trigger(page, 'from the grid');
    const column = page.getByRole('grid').locator(`a[href$="${encodeURIComponent(runId)}"]`);
    await column.waitFor();
    await page.getByRole('grid').locator(`a[href*="${encodeURIComponent(runId)}/tasks/"][aria-label*="Success"]`).nth(3).waitFor({ timeout: RUN_MS });
    await expect.poll(() => column.getAttribute('aria-label')).toContain('Success');
  }, 2 * RUN_MS);

  it('lets the keyboard walk the grid and open a task', async () => {
    const page = await open(`/dags/${EXTRACT}?tab=grid`);
    await page.getByRole('grid').locator('a[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText(/^producer_random_users_national_US$/).and(page.locator('strong')).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/dags\/random_people_names\/runs\/[^/]+\/tasks\/producer_random_users_national_UA$/);
  });

  it('shows the runs of a backfill before it makes them, and how far it is after', async () => {
    const page = await open(`/dags/${EXTRACT}?tab=backfills`);
    await page.getByRole('button', { name: 'New backfill' }).click();
    const dialog = page.getByRole('dialog', { name: `Backfill ${EXTRACT}` });
    await dialog.getByLabel('First logical date (UTC)').fill('2026-01-01T00:00');
    await dialog.getByLabel('Last logical date (UTC)').fill('2026-01-01T01:00');
    await dialog.getByRole('button', { name: 'Make 7 runs' }).waitFor();
    const plan = dialog.getByRole('region', { name: 'Runs it would make' });
    expect(await plan.getByRole('listitem').allInnerTexts()).toContain('2026-01-01 00:50 UTC');
    await expectAccessible(page);
    await dialog.getByLabel('Last logical date (UTC)').fill('2026-01-01T00:05');
    await dialog.getByText('Parameters of its runs').click();
    await dialog.getByLabel('window_seconds').fill('0');
    await dialog.getByRole('button', { name: 'Make 1 run' }).click();
    await page.getByRole('region', { name: `Backfills of ${EXTRACT}` }).getByText('1 success').waitFor({ timeout: RUN_MS });
    await page.getByRole('progressbar', { name: 'Intervals' }).waitFor();
  }, 2 * RUN_MS);

  it('clears and deletes runs that are selected', async () => {
    const page = await open(`/dags/${EXTRACT}?tab=runs&state=success`);
    await page.getByRole('checkbox', { name: /^Select (manual|scheduled|backfill)__/ }).first().check();
    await page.getByText('1 run selected').waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByRole('dialog', { name: 'Clear this run' }).getByRole('button', { name: 'Clear 4 task instances' }).waitFor();
    await page.keyboard.press('Escape');
    const before = await page.getByRole('row').count();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog', { name: 'Delete 1 run?' }).getByRole('button', { name: 'Delete 1 run' }).click();
    await expect.poll(() => page.getByRole('row').count()).toBeLessThan(before);
  });

  it('says that there is no such DAG', async () => {
    const page = await open('/dags/nothing');
    await page.getByText('Not found: the DAG nothing').waitFor();
    // The browser itself notes the answer 404.
    expect(takeErrors(page).every((error) => error.includes('404'))).toBe(true);
  });
});
