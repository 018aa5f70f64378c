import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const builds = ['release', 'debug'].map((kind) => join(root, 'artifacts/bin/Millrace.Cli', kind, 'millrace.dll'));
const START_MS = 60_000;

/** The command as built last: MILLRACE_PROGRAM, else the release, else the debug build. */
function program(): string {
  const found = [process.env.MILLRACE_PROGRAM, ...builds].find((path) => path && existsSync(path));
  if (!found) {
    throw new Error('Millrace is not built: run "dotnet build src/Millrace.Cli -c Release" first.');
  }
  return found;
}

export interface Answer {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs one command to its end; with `input` on its standard input. */
export function millrace(args: string[], input = ''): Promise<Answer> {
  return new Promise((resolve) => {
    const child = execFile('dotnet', [program(), ...args], { timeout: START_MS, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

export interface RunningMillrace {
  url: string;
  dataDir: string;
  /** Ends it with SIGTERM, waits until it is gone and removes its data. */
  stop: () => Promise<void>;
}

/** Starts `millrace up` on free ports and the built-in source, and waits until its pages answer. */
export async function startMillrace(options: { args?: string[]; dataDir?: string } = {}): Promise<RunningMillrace> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'millrace-ui-')));
  const args = [
    program(), 'up', '--data-dir', dataDir, '--http', '127.0.0.1:0', '--kafka-port', '0', '--mongo-port', '0', '--source', 'builtin',
    '--ui', join(root, 'ui/dist'), '--results', '25', '--interval', '1s', '--window', '20s', ...(options.args ?? []),
  ];
  const child = spawn('dotnet', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`millrace up ${why}; it said:\n${said}`));
    const timer = setTimeout(() => failed('did not start in a minute'), START_MS);
    child.once('exit', (code) => failed(`ended with ${code}`));
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /web UI and API: (\S+?)\/?\s/.exec(said)?.[1];
      if (address) {
        clearTimeout(timer);
        resolve(address);
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  }).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    await gone;
    throw error;
  });
  return {
    url,
    dataDir,
    stop: async () => {
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await gone;
      clearTimeout(killer);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
