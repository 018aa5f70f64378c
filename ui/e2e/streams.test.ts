import { describe, expect, inject, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, inBrowser } from './browser';
import { millrace } from './millrace';

const open = inBrowser();
const api = (path: string) => `${inject('url')}/api/millrace/v1${path}`;

async function produce(topic: string, body: { key: string | null; value: string | null; headers?: Record<string, string> }) {
  const answer = await fetch(api(`/topics/${topic}/records`), {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { partition: number; offset: number };
}

async function get<T>(path: string): Promise<T> {
  return (await (await fetch(api(path))).json()) as T;
}

async function post(path: string): Promise<void> {
  const answer = await fetch(inject('url') + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
  expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
}

/** A user as the API gives one, as far as the loader minds. */
const user = (id: string) => JSON.stringify({ login: { uuid: id }, nat: 'US', name: { first: 'Zebedee', last: id } });

interface Group {
  group: string;
  lag: number;
  isPaused: boolean;
  members: unknown[];
}

/** The loader of the pipeline runs, so that records are loaded and malformed ones given up. */
async function startLoader(): Promise<void> {
  const groups = await get<{ items: Group[] }>('/groups?search=users');
  if (groups.items.length === 0) {
    await post('/api/v2/dags/consumer_users/dagRuns');
  }
  await expect.poll(async () => (await get<{ items: Group[] }>('/groups?search=users')).items.length, { timeout: 60_000, interval: 500 }).toBeGreaterThan(0);
}

describe('Topics', () => {
  it('are listed, and one shows partitions, throughput, groups and settings', async () => {
    const page = await open('/topics');
    await page.getByRole('link', { name: 'random_users', exact: true }).click();
    await page.getByRole('heading', { name: 'random_users' }).waitFor();
    for (const [tab, sign] of [
      ['Partitions', page.getByRole('columnheader', { name: 'Next offset' })],
      ['Throughput', page.getByRole('img', { name: /Records written a second/ })],
      ['Groups', page.getByRole('region', { name: 'Consumer groups of the topic' }).or(page.getByText('No group reads this topic'))],
      ['Configs', page.getByText('retention.ms')],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await sign.first().waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });

  it('are browsed and filtered, and a record leads to its stored document', async () => {
    await startLoader();
    const id = crypto.randomUUID();
    await produce('random_users', { key: 'US', value: user(id) });
    await produce('random_users', { key: 'CH', value: user(crypto.randomUUID()) });
    const page = await open('/topics/random_users');
    await page.getByLabel('Contains').fill(id);
    await page.getByRole('button', { name: 'Search' }).click();
    const table = page.getByRole('table', { name: 'Records' });
    await expect.poll(() => table.locator('tbody tr').count()).toBe(1);
    await table.getByRole('button', { name: /^Open record/ }).click();
    const panel = page.getByRole('complementary', { name: /^Record \d+ of partition/ });
    await panel.getByText('Zebedee').waitFor();
    await expectAccessible(page);
    await panel.getByRole('link', { name: 'users.raw_users' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/data/users/raw_users');
    expect(new URL(page.url()).searchParams.get('filter')).toBe(JSON.stringify({ _id: id }));
  });

  it('are searched by key and JSON path, which stay in the address', async () => {
    const last = crypto.randomUUID();
    await produce('random_users', { key: 'UA', value: user(last) });
    const page = await open('/topics/random_users');
    await page.getByLabel('Key', { exact: true }).fill('UA');
    await page.getByLabel('JSON path').fill('name.last');
    await page.getByLabel('equals').fill(last);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect.poll(() => page.getByRole('table', { name: 'Records' }).locator('tbody tr').count()).toBe(1);
    await page.reload();
    await expect.poll(() => page.getByRole('table', { name: 'Records' }).locator('tbody tr').count()).toBe(1);
    expect(await page.getByLabel('equals').inputValue()).toBe(last);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => page.getByRole('table', { name: 'Records' }).locator('tbody tr').count()).toBeGreaterThan(1);
  });

  it('show new records live, and hold still while paused', async () => {
    const page = await open('/topics/random_users?live=true&contains=live-');
    // The page's own connection says "Live" too, and sooner.
    await page.getByRole('status', { name: 'Live tail' }).getByText('Live', { exact: true }).waitFor();
    await produce('random_users', { key: 'US', value: user('live-one') });
    const rows = page.getByRole('table', { name: 'Records' }).locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(1);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Pause' }).click();
    await produce('random_users', { key: 'US', value: user('live-two') });
    await page.getByText('Paused, 1 waiting').waitFor();
    expect(await rows.count()).toBe(1);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(() => rows.count()).toBe(2);
  });

  it('take a record written by hand', async () => {
    const page = await open('/topics/random_users');
    await page.getByRole('button', { name: 'Produce a record' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Key').fill('AU');
    await dialog.getByLabel('Value').fill(user('by-hand'));
    await dialog.getByLabel('Headers').fill('note: by hand');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Produce' }).click();
    await page.getByText(/^Written to partition 3 at offset/).waitFor();
    await page.getByLabel('Contains').fill('by-hand');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: /^Open record/ }).first().click();
    await page.getByText('by hand', { exact: true }).waitFor();
  });

  it('fit on a phone, where a record opens over the list', async () => {
    const page = await open('/topics/random_users', { width: 390, height: 800, dark: true });
    await page.getByRole('button', { name: /^Open record/ }).first().click();
    await page.getByRole('dialog', { name: /^Record \d+ of partition/ }).waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

describe('Consumer groups', () => {
  it('show their lag move: it grows while paused and goes once resumed', async () => {
    await startLoader();
    const page = await open('/groups');
    await page.getByRole('link', { name: 'users', exact: true }).click();
    await page.getByRole('button', { name: 'Pause users' }).click();
    await page.getByText(/, paused/).waitFor();
    const lag = page.locator('dt', { hasText: /^Lag$/ }).locator('xpath=following-sibling::dd');
    // The loaders notice within about a second; until then they may still take a record.
    await expect
      .poll(
        async () => {
          await produce('random_users', { key: 'US', value: user(crypto.randomUUID()) });
          return Number.parseInt((await lag.textContent()) ?? '', 10);
        },
        { timeout: 40_000, interval: 1_000 },
      )
      .toBeGreaterThan(2);
    await page.getByRole('img', { name: /Lag over the last hour/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Resume users' }).click();
    await expect.poll(async () => (await lag.textContent()) ?? '', { timeout: 40_000 }).toMatch(/^0\b/);
  });

  it('preview a reset, then move the offsets', async () => {
    await startLoader();
    await produce('random_users', { key: 'US', value: user(crypto.randomUUID()) });
    const made = await millrace(['groups', 'reset', 'e2e-reset', '--to', 'latest', '--data-dir', inject('dataDir')]);
    expect(made.code, made.stderr).toBe(0);
    const page = await open('/groups/e2e-reset');
    await page.getByRole('button', { name: 'Reset offsets' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^reads [\d,]+ again$/).first().waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.getByText(/^Reset: [\d,]+ records are read again/).waitFor();
    const committed = async () => (await get<{ partitions: { committed: number }[] }>('/groups/e2e-reset')).partitions.map((place) => place.committed);
    await expect.poll(committed).toEqual([0, 0, 0, 0]);
  });

  it('say that offsets are not moved while loaders read', async () => {
    await startLoader();
    const page = await open('/groups/users');
    await expect.poll(async () => (await get<Group>('/groups/users')).members.length).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Reset offsets' }).click();
    await page.getByRole('dialog').getByText('Somebody reads now').waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).isDisabled()).toBe(true);
  });

  it('fit on a phone', async () => {
    const page = await open('/groups/users', { width: 390, height: 800 });
    await page.getByRole('region', { name: 'Partitions of the group' }).waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

describe('Dead letters', () => {
  it('show a malformed record with its reason and replay it after a preview', async () => {
    await startLoader();
    const text = `broken-${crypto.randomUUID()}`;
    await produce('random_users', { key: text, value: '{"name": ', headers: { 'millrace.event-id': text } });
    const page = await open(`/dead-letters?key=${text}`);
    await page.getByRole('button', { name: /^Open letter .*: Malformed value/ }).click({ timeout: 60_000 });
    const panel = page.getByRole('complementary', { name: /^Dead letter/ });
    await panel.getByText('{"name":').waitFor();
    await panel.getByText('Open', { exact: true }).waitFor();
    await expectAccessible(page);
    await panel.getByRole('button', { name: 'Replay' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 letter of 1 would be replayed.').waitFor();
    await dialog.getByLabel('Straight into the store').check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Replay 1' }).click();
    await page.getByText(/^Replayed 1 letter through the loader; .*1 failed again/).waitFor();
    await panel.getByText('Failed again', { exact: true }).waitFor();
  });

  it('are chosen and replayed together', async () => {
    await startLoader();
    const key = `many-${crypto.randomUUID()}`;
    await produce('random_users', { key, value: 'no json' });
    await produce('random_users', { key, value: 'none either' });
    const page = await open(`/dead-letters?key=${key}`);
    const rows = page.getByRole('region', { name: 'Dead letters' }).locator('tbody tr');
    await expect.poll(() => rows.count(), { timeout: 60_000 }).toBe(2);
    await page.getByLabel('Choose all open letters of this page').check();
    await page.getByRole('button', { name: 'Replay 2 chosen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replay 2' }).click();
    await page.getByText(/^Replayed 2 letters through the topic/).waitFor();
    await expect.poll(() => page.getByText('Open', { exact: true }).and(page.locator('td *')).count(), { timeout: 60_000 }).toBe(2);
    expect(await rows.count()).toBe(4);
  });

  it('fit on a phone, light and dark', async () => {
    for (const dark of [false, true]) {
      const page = await open('/dead-letters', { width: 390, height: 800, dark });
      await page.getByRole('region', { name: 'Counts by reason' }).waitFor();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
});
