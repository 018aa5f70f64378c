import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, inBrowser, takeErrors } from './browser';
import { millrace, startMillrace } from './millrace';
import type { RunningMillrace } from './millrace';

const open = inBrowser();
const PASSWORD = 'correct horse battery';
let server: RunningMillrace;

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'millrace-ui-'));
  for (const [name, role] of [['ann', 'admin'], ['vera', 'viewer']] as const) {
    const made = await millrace(['users', 'add', name, '--role', role, '--password-stdin', '--data-dir', dataDir], `${PASSWORD}\n`);
    expect(made.code, made.stderr).toBe(0);
  }
  server = await startMillrace({ dataDir, args: ['--require-login'] });
}, 180_000);
afterAll(() => server?.stop(), 60_000);

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

async function logIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('User name').fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

const openAs = async (name: string, path: string): Promise<Page> => {
  const page = await open(path, { server: server.url });
  await logIn(page, name);
  await expect.poll(() => new URL(page.url()).pathname).toBe(path);
  return page;
};

describe('The login', () => {
  it('leads to the page that was asked for, and says when the password is wrong', async () => {
    const page = await open('/admin/pools?search=x', { server: server.url });
    await expectAccessible(page);
    await logIn(page, 'ann', 'wrong password');
    await page.getByRole('alert').getByText('Invalid credentials').waitFor();
    takeErrors(page);
    await logIn(page, 'ann');
    await page.getByRole('heading', { name: 'Pools' }).waitFor();
    expect(new URL(page.url()).search).toBe('?search=x');
  });

  it('says that it has ended when it has, and goes on where it was', async () => {
    const page = await openAs('vera', '/admin/health');
    await page.context().clearCookies({ name: 'millrace-session' });
    await page.getByText('Your login has ended').waitFor();
    takeErrors(page);
    await page.setViewportSize({ width: 390, height: 800 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await logIn(page, 'vera');
    await page.getByRole('heading', { name: 'Health' }).waitFor();
  });
});

describe('A viewer', () => {
  it('is told what takes another role, and is offered nothing that would be refused', async () => {
    const page = await openAs('vera', '/admin/variables');
    await page.getByText('You are viewer and may look only').waitFor();
    expect(await page.getByRole('button', { name: 'Add variable' }).count()).toBe(0);
    expect(await page.getByRole('navigation', { name: 'Main' }).first().getByText('Users').count()).toBe(0);
    await page.getByRole('link', { name: 'Millrace, home' }).first().click();
    const extract = page.getByRole('button', { name: 'Extract now' });
    await expect.poll(() => extract.getAttribute('aria-disabled')).toBe('true');
    await extract.hover();
    await page.getByText('needs the role operator').waitFor();
    await expectAccessible(page);
  });

  it('changes the own password and logs in with the new one', async () => {
    const page = await openAs('vera', '/admin/health');
    await page.getByRole('button', { name: 'Change your password' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Present password' }).fill(PASSWORD);
    await dialog.getByRole('textbox', { name: 'New password', exact: true }).fill('a new long password');
    await dialog.getByRole('textbox', { name: 'New password again' }).fill('a new long password');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Change password' }).click();
    await page.getByLabel('User name').waitFor();
    takeErrors(page);
    await logIn(page, 'vera', 'a new long password');
    await page.getByRole('heading', { name: 'Health' }).waitFor();
  });
});

describe('An admin', () => {
  it('adds a user, changes the role and removes the user', async () => {
    const page = await openAs('ann', '/admin/users');
    await page.getByRole('button', { name: 'Add user' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('bob');
    await dialog.getByRole('textbox', { name: 'New password', exact: true }).fill(PASSWORD);
    await dialog.getByRole('textbox', { name: 'New password again' }).fill(PASSWORD);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add user' }).click();
    await expect.poll(() => row(page, 'bob').innerText()).toMatch(/viewer/);

    await page.getByRole('button', { name: 'Change the role of bob' }).click();
    await dialog.getByRole('radio', { name: 'operator' }).check();
    await dialog.getByRole('button', { name: 'Change role' }).click();
    await expect.poll(() => row(page, 'bob').innerText()).toMatch(/operator/);

    await page.getByRole('button', { name: 'Remove bob' }).click();
    await dialog.getByRole('button', { name: 'Remove user' }).click();
    await expect.poll(() => row(page, 'bob').count()).toBe(0);
  });

  it('who is the last one cannot be removed', async () => {
    const page = await openAs('ann', '/admin/users');
    await page.getByRole('button', { name: 'Remove ann' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove user' }).click();
    await page.getByRole('dialog').getByText('the only admin').waitFor();
    expect(takeErrors(page).join()).toContain('409');
  });
});
