import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundleFiles } from './bundle-files.ts';

test.each(['', '/', '/.'])('a folder named with "%s" at its end has the same files, and none outside', async (end) => {
  const folder = await mkdtemp(join(tmpdir(), 'endcap-bundle-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'index.html'), 'hello');
  const answer = bundleFiles(folder + end);
  expect(await (await answer(new Request('https://kiosk.localhost/'))).text()).toBe('hello');
  expect((await answer(new Request('https://kiosk.localhost/..%2f..%2fetc/hostname'))).status).toBe(404);
});
