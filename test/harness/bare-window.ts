import { join } from 'node:path';
import { _electron, chromium, type Page } from 'playwright-core';
import { findRuntime } from '../../build/runtime/find-runtime.ts';

/** A window without the product in it, on a profile that is kept on the disk: a page of a test's own is shown in it. */
export interface BareWindow {
  readonly page: Page;
  close(): Promise<void>;
}

const emptyWindow = join(import.meta.dirname, '../bench/empty-window');
const asRoot = process.getuid?.() === 0;
const sandbox = asRoot ? ['--no-sandbox'] : [];

export async function openElectronWindow(profile: string): Promise<BareWindow> {
  const shell = await _electron.launch({
    executablePath: findRuntime().path,
    args: [emptyWindow, `--user-data-dir=${profile}`, ...sandbox],
    timeout: 60_000,
  });
  return { page: await shell.firstWindow(), close: () => shell.close() };
}

/** A plain context would keep its databases in memory. */
export async function openChromiumWindow(profile: string): Promise<BareWindow> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: [
      ...sandbox,
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  return { page: context.pages()[0] ?? (await context.newPage()), close: () => context.close() };
}
