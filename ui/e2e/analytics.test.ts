import { text } from 'node:stream/consumers';
import type { Download, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { expectAccessible, inBrowser } from './browser';
import { millrace } from './millrace';

const open = inBrowser();

const numberOf = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, '') || NaN);
const statOf = (page: Page, name: string) => page.locator('dl > div').filter({ has: page.locator(`dt:text-is("${name}")`) }).locator('dd > span').first();
const usersOf = async (page: Page) => numberOf(await statOf(page, 'Users').textContent());

/** The pipeline has begun when the page opens: waits until it has enough users to look at. */
async function waitForUsers(page: Page): Promise<void> {
  await expect.poll(() => usersOf(page), { timeout: 50_000 }).toBeGreaterThan(50);
}

/** The browser is not this process's: a download comes as a stream. */
async function textOf(download: Download): Promise<string> {
  return text(await download.createReadStream());
}

async function extract(count: number): Promise<void> {
  const answer = await millrace(['extract', '--data-dir', inject('dataDir'), '--source', 'builtin', '--results', String(count), '--window', '0s']);
  expect(answer.stderr + answer.stdout).toContain('extracted');
  expect(answer.code).toBe(0);
}

describe('Demographics', () => {
  it('change while one looks, when new users are extracted', async () => {
    const page = await open('/analytics/demographics');
    await waitForUsers(page);
    const before = await usersOf(page);
    await page.getByText('Table', { exact: true }).first().click();
    const women = () => page.getByRole('region', { name: 'Age pyramid' }).locator('tbody td:nth-child(2)').allTextContents();
    const countOf = async () => (await women()).reduce((sum, text) => sum + numberOf(text), 0);
    const womenBefore = await countOf();
    await extract(200);
    await expect.poll(() => usersOf(page), { timeout: 40_000 }).toBeGreaterThanOrEqual(before + 200);
    await expect.poll(countOf, { timeout: 20_000 }).toBeGreaterThan(womenBefore);
  });

  it('are of the users that the filters in the address leave', async () => {
    const page = await open('/analytics/demographics');
    await waitForUsers(page);
    await page.getByText('Women', { exact: true }).first().click();
    await expect.poll(() => new URL(page.url()).searchParams.get('gender')).toBe('female');
    await expect.poll(() => statOf(page, 'Women').textContent()).toBe('100.0 %');
    await page.getByRole('combobox', { name: 'Nationalities' }).click();
    await page.getByRole('option', { name: /Switzerland/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('national')).toBe('CH');
    await expect.poll(() => statOf(page, 'Nationalities').textContent()).toBe('1');

    const again = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    await expect.poll(() => statOf(again, 'Women').textContent()).toBe('100.0 %');
    await again.getByRole('link', { name: 'Time zones' }).last().click();
    await expect.poll(() => new URL(again.url()).search).toContain('national=CH');
    await again.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => new URL(again.url()).search).toBe('');
  });

  it('go down from a country to a state to its cities, and back up', async () => {
    const page = await open('/analytics/demographics');
    await waitForUsers(page);
    const places = page.getByRole('region', { name: /^Users of / });
    await places.getByRole('button', { name: 'Switzerland' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('country')).toBe('CH');
    await page.getByRole('region', { name: 'Users of states' }).getByRole('button').nth(4).click();
    await page.getByRole('region', { name: 'Users of cities' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'All countries' }).click();
    await page.getByRole('region', { name: 'Users of countries' }).waitFor();
  });

  it('can be taken away as CSV', async () => {
    const page = await open('/analytics/demographics');
    await waitForUsers(page);
    await page.getByRole('button', { name: 'Export' }).first().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV' }).first().click()]);
    expect(download.suggestedFilename()).toBe('age-pyramid.csv');
    const lines = (await textOf(download)).trim().split('\r\n');
    expect(lines[0]).toBe('ageBand,ageFrom,ageTo,male,female,other');
    const total = lines.slice(1).flatMap((line) => line.split(',').slice(3)).reduce((sum, text) => sum + Number(text), 0);
    expect(total).toBeGreaterThan(50);
  });
});

describe('The map', () => {
  const totalOf = async (page: Page) => numberOf(await page.getByRole('application').getAttribute('aria-label'));
  const picture = (page: Page) => page.locator('canvas').first().evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

  it('changes while one looks, when new users are extracted', async () => {
    const page = await open('/analytics/geolocation');
    await expect.poll(() => totalOf(page), { timeout: 50_000 }).toBeGreaterThan(50);
    const [before, seen] = [await totalOf(page), await picture(page)];
    await extract(100);
    await expect.poll(() => totalOf(page), { timeout: 40_000 }).toBeGreaterThanOrEqual(before + 100);
    await expect.poll(async () => (await picture(page)) !== seen).toBe(true);
  });

  it('tells who is in a box that is drawn on it', async () => {
    const page = await open('/analytics/geolocation');
    await expect.poll(() => totalOf(page), { timeout: 50_000 }).toBeGreaterThan(50);
    await page.getByText('Box', { exact: true }).click();
    const map = await page.getByRole('application').boundingBox();
    if (!map) {
      throw new Error('The map has no place on the page.');
    }
    await page.mouse.move(map.x + map.width * 0.25, map.y + map.height * 0.2);
    await page.mouse.down();
    await page.mouse.move(map.x + map.width * 0.5, map.y + map.height * 0.6, { steps: 4 });
    await page.mouse.move(map.x + map.width * 0.8, map.y + map.height * 0.8, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => new URL(page.url()).searchParams.get('area')).toMatch(/^box:-9\d/);
    const area = page.getByRole('region', { name: 'Users in the box' });
    await area.getByRole('heading', { name: 'Nationality' }).waitFor();
    expect(numberOf(await area.locator('p').nth(1).textContent())).toBeGreaterThan(0);
    expect(await area.locator('ul').last().locator('li').count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await area.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('area')).toBeNull();
  });

  it('can be asked and moved with the keyboard alone', async () => {
    const page = await open('/analytics/geolocation');
    await expect.poll(() => totalOf(page), { timeout: 50_000 }).toBeGreaterThan(50);
    await page.getByRole('textbox', { name: 'West' }).fill('-120');
    await page.getByRole('textbox', { name: 'West' }).press('Enter');
    await page.getByRole('region', { name: 'Users in the box' }).getByRole('heading', { name: 'Age', exact: true }).waitFor();
    await page.getByRole('application').focus();
    const before = new URL(page.url()).searchParams.get('at');
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).not.toBe(before);
    await page.keyboard.press('0');
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBeNull();
  });

  it('finds the users nearest to a place by a tap on a phone', async () => {
    const page = await open('/analytics/geolocation', { width: 390 });
    await expect.poll(() => totalOf(page), { timeout: 50_000 }).toBeGreaterThan(50);
    await page.getByText('Nearest', { exact: true }).click();
    await page.getByRole('application').click({ position: { x: 150, y: 100 } });
    const found = page.getByRole('region', { name: 'Nearest users' }).locator('li');
    await expect.poll(() => found.count()).toBe(20);
    expect(await found.first().textContent()).toMatch(/\d (km|m)$/);
  });
});

describe('Time zones', () => {
  it('tell what the users do at any time, and when most can be reached', async () => {
    const page = await open('/analytics/timezones');
    await expect.poll(async () => numberOf(await statOf(page, 'Awake').textContent()), { timeout: 50_000 }).toBeGreaterThan(20);
    await page.getByRole('slider', { name: 'Time of the day, UTC' }).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe('00:00');
    await expect.poll(() => page.locator('output').textContent()).toContain('00:00 UTC');
    await page.getByText('Evening', { exact: true }).last().click();
    await expect.poll(() => new URL(page.url()).searchParams.get('hours')).toBe('18:00-23:00');
    await page.getByText('between 18:00 and 23:00').waitFor();
    await page.getByRole('button', { name: 'Now' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBeNull();
    await page.getByText('Table', { exact: true }).click();
    await expect.poll(() => page.getByRole('region', { name: 'Users by UTC offset' }).last().locator('tbody tr').count()).toBeGreaterThan(10);
    await expectAccessible(page);
  });
});
