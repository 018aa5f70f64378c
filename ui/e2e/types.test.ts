import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';

it('The generated API types are what the server describes', async () => {
  const script = join(import.meta.dirname, '../scripts/types.mjs');
  const run = promisify(execFile)(process.execPath, [script, '--check'], { env: { ...process.env, MILLRACE_URL: inject('url') } });
  await expect(run).resolves.toMatchObject({ stderr: '' });
});
