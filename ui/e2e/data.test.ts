import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, inBrowser, takeErrors } from './browser';

const open = inBrowser();
const rows = (page: Page) => page.getByRole('region', { name: 'Documents found' }).locator('tbody tr');
const at = (filter: string, tab = '') => `/data/users/US?filter=${encodeURIComponent(filter)}${tab && `&tab=${tab}`}`;

/** The loader has stored users of the United States. */
async function openUsers(address = '/data/users/US'): Promise<Page> {
  const page = await open('/data/users');
  await page.getByRole('link', { name: 'US', exact: true }).waitFor({ timeout: 45_000 });
  await page.goto(new URL(address, page.url()).href);
  await page.getByRole('heading', { level: 1, name: 'US' }).waitFor();
  return page;
}

describe('The store’s pages', () => {
  it('lead from a database to a collection and a document, and back to its Kafka record', async () => {
    const page = await openUsers();
    await page.goto(new URL('/data?search=raw', page.url()).href);
    await page.getByRole('link', { name: 'raw_users', exact: true }).click();
    await rows(page).first().waitFor();
    await rows(page).first().getByRole('button').click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('region', { name: 'the document' }).waitFor();
    expect(await panel.getByRole('region', { name: 'the document' }).innerText()).toContain('"payload"');
    expect(new URL(page.url()).searchParams.get('doc')).toMatch(/^"[0-9a-f-]{36}"$/);
    await expectAccessible(page);
    const link = await panel.getByRole('link', { name: /^Kafka record: random_users, partition \d, offset \d+$/ }).getAttribute('href');
    expect(link).toMatch(/^\/topics\/random_users\?partition=\d&offset=\d+$/);
    await panel.getByRole('link', { name: 'Find by id' }).click();
    await expect.poll(() => rows(page).count()).toBe(1);
  });

  it('find documents by a filter that is typed, and keep it in the address', async () => {
    const page = await openUsers();
    await rows(page).first().waitFor();
    await page.getByLabel('Filter').fill('{"gender": "female"}');
    await page.getByRole('button', { name: 'Find' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toBe('{"gender": "female"}');
    const header = await page.getByRole('region', { name: 'Documents found' }).locator('th').allInnerTexts();
    const gender = header.findIndex((text) => text.trim() === 'gender');
    await expect.poll(async () => new Set(await rows(page).locator(`td:nth-child(${gender + 1})`).allInnerTexts())).toEqual(new Set(['female']));
    await page.reload();
    await expect.poll(() => page.getByLabel('Filter').inputValue()).toBe('{"gender": "female"}');
    await expect.poll(async () => new Set(await rows(page).locator(`td:nth-child(${gender + 1})`).allInnerTexts())).toEqual(new Set(['female']));
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toBeNull();
  });

  it('sort by a column, up and down', async () => {
    const page = await openUsers();
    const heading = page.getByRole('button', { name: 'age', exact: true });
    await heading.click();
    await expect.poll(() => page.locator('th[aria-sort="ascending"]').innerText()).toBe('age');
    await heading.click();
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('{"age":-1}');
    const column = await page.locator('th').evaluateAll((cells) => cells.findIndex((cell) => cell.textContent?.trim() === 'age'));
    const ages = async () => (await rows(page).locator(`td:nth-child(${column + 1})`).allInnerTexts()).map(Number);
    await expect
      .poll(async () => {
        const found = await ages();
        return found.length > 1 && found.every((age, index) => index === 0 || age <= (found[index - 1] ?? 0));
      })
      .toBe(true);
  });

  it('say where a filter is wrong and what to do', async () => {
    const page = await openUsers(at('{age: 30}'));
    await page.getByText('The query cannot be run').waitFor();
    expect(await page.locator('main').innerText()).toMatch(/not Extended JSON at character 2 .*names and texts in double quotes, e\.g\. \{"nat": "US"\}/);
    expect(await page.getByLabel('Filter').getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page);
    takeErrors(page);
    await page.getByLabel('Filter').fill('{"age": {"$gte": 0}}');
    await page.getByLabel('Filter').press('Enter');
    await rows(page).first().waitFor();
  });

  it('say that nothing matches, and lead back to all', async () => {
    const page = await openUsers(at('{"age": -1}'));
    await page.getByText('No document matches the filter').waitFor();
    await page.getByRole('button', { name: 'Show all documents' }).click();
    await rows(page).first().waitFor();
  });

  it('explain that a query uses an index, and that another does not', async () => {
    const page = await openUsers(at('{"latitude": {"$gt": 0}}', 'explain'));
    await page.getByRole('heading', { name: 'Uses the index box' }).waitFor();
    await page.getByText('IXSCAN', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Filter').fill('{"age": 30}');
    await page.getByLabel('Filter').press('Enter');
    await page.getByRole('heading', { name: 'Reads the whole collection' }).waitFor();
  });

  it('show fields, and find documents by one of their values', async () => {
    const page = await openUsers('/data/users/US?tab=schema');
    await page.getByRole('row', { name: /gender/ }).getByRole('link', { name: 'male', exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toBe('{"gender":"male"}');
    await rows(page).first().waitFor();
  });

  it('export what the query finds', async () => {
    const page = await openUsers(at('{"gender": "male"}'));
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV' }).click()]);
    expect(download.suggestedFilename()).toBe('users.US.csv');
  });
});
