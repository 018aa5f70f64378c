// Writes src/api/*.d.ts from the OpenAPI documents of a running server: MILLRACE_URL=http://127.0.0.1:8080 npm run types.
// With --check it writes nothing and fails when the files are not what the server says.
import { readFile, mkdir, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const server = process.env.MILLRACE_URL ?? 'http://127.0.0.1:8080';
const check = process.argv.includes('--check');
const folder = new URL('../src/api/', import.meta.url);
const head = '// Written by `npm run types` from the server\'s OpenAPI document; do not edit.\n';

await mkdir(folder, { recursive: true });
for (const name of ['airflow', 'millrace']) {
  const text = head + astToString(await openapiTS(new URL(`/openapi/${name}.json`, server)));
  const file = new URL(`${name}.d.ts`, folder);
  if (!check) {
    await writeFile(file, text);
  } else if ((await readFile(file, 'utf8')) !== text) {
    process.stderr.write(`src/api/${name}.d.ts is not what the server says: run "npm run types" and commit it.\n`);
    process.exitCode = 1;
  }
}
