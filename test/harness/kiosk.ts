import { join } from 'node:path';
import { _electron, chromium, type Page } from 'playwright-core';
import { findRuntime } from '../../build/runtime/find-runtime.ts';
import { startChild } from './child.ts';

const root = join(import.meta.dirname, '../..');
const appFolder = join(root, 'out/app');

export type Orientation = 'portrait' | 'landscape';
const sizes = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } } as const;

/** A kiosk with a screen: the same levers whether Electron or a browser shows it. */
export interface Kiosk {
  readonly page: Page;
  readonly origin: string;
  /** Policy violations and page errors heard so far; an end-to-end test ends with none. */
  readonly complaints: readonly string[];
  /** All that its programs have printed so far. */
  output(): string;
  /** Kills everything at once, as a power cut does; `close` afterwards is harmless. */
  cutPower(): Promise<void>;
  /** Of the back office, where it is a process of its own. */
  officePid(): Promise<number>;
  /** Kills the back office alone. */
  killOffice(): Promise<void>;
  /** Crashes what shows the page, as a bug of the engine does. */
  crashWindow(): Promise<void>;
  close(): Promise<void>;
}

export interface KioskOptions {
  readonly settings: string;
  readonly data: string;
  readonly orientation?: Orientation;
}

/** A screen that takes longer on two busy cores is broken. */
const patienceMs = 12_000;

function listen(page: Page): string[] {
  page.setDefaultTimeout(patienceMs);
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy|Trusted ?Type|Refused to/i.test(text)) complaints.push(text);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

const asRoot = process.getuid?.() === 0;

/** Now and then the debugger hangs on a worker that comes into being while it attaches: the kiosk runs, and nobody can see it. */
const attachWithinMs = 20_000;
const mostLaunches = 3;

async function launched(options: Parameters<typeof _electron.launch>[0]) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await _electron.launch({ ...options, timeout: attachWithinMs });
    } catch (error) {
      if (attempt === mostLaunches || !(error instanceof Error && error.name === 'TimeoutError')) throw error;
    }
  }
}

export async function startElectronKiosk({ settings, data, orientation = 'portrait' }: KioskOptions): Promise<Kiosk> {
  const { width, height } = sizes[orientation];
  const runtime = findRuntime();
  const shell = await launched({
    executablePath: runtime.path,
    args: [
      appFolder,
      '--settings',
      settings,
      '--data',
      data,
      '--size',
      `${width}x${height}`,
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
  });
  const page = await shell.firstWindow();
  const complaints = listen(page);
  const child = shell.process();
  const officePid = () =>
    shell.evaluate(({ app }) => {
      const office = app
        .getAppMetrics()
        .find((metric) => metric.name === 'endcap-office' || metric.serviceName?.includes('endcap'));
      if (!office) throw new Error('No back office is running');
      return office.pid;
    });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => void (printed += text));
  return {
    ...{ page, complaints, origin: 'https://kiosk.localhost', output: () => printed },
    async cutPower() {
      child.kill('SIGKILL');
      await shell.close().catch(() => {});
    },
    officePid,
    async killOffice() {
      process.kill(await officePid(), 'SIGKILL');
    },
    async crashWindow() {
      const crashed = page.waitForEvent('crash');
      await shell.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      );
      await crashed;
    },
    async close() {
      await shell.close().catch(() => {});
    },
  };
}

export async function startBrowserKiosk({ settings, data, orientation = 'portrait' }: KioskOptions): Promise<Kiosk> {
  const args = [
    'sync/office/browser-host.ts',
    '--settings',
    settings,
    '--data',
    data,
    '--port',
    '0',
    '--app',
    join(appFolder, 'renderer'),
  ];
  const host = startChild(process.execPath, args, { cwd: root });
  const [, origin = ''] = await host.says(/kiosk ready (http:\/\/[\d.:]+)\//);
  const context = await chromium.launchPersistentContext(join(data, 'browser'), {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    viewport: sizes[orientation],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints = listen(page);
  await page.goto(`${origin}/`);
  return {
    ...{ page, complaints, origin, output: () => host.output() },
    async cutPower() {
      await host.kill('SIGKILL');
      await context.close();
    },
    officePid: async () => host.pid,
    async killOffice() {
      await host.kill('SIGKILL');
    },
    async crashWindow() {
      const crashed = page.waitForEvent('crash');
      await page.goto('chrome://crash').catch(() => {});
      await crashed;
    },
    async close() {
      await context.close();
      await host.close();
    },
  };
}
