import { join } from 'node:path';
import { endGroup } from '../../build/processes/end-group.ts';
import { type Child, startChild } from './child.ts';
import { type AppPart, attachmentTo, groupGone, type KioskApp, type KioskAppOptions, killNow } from './kiosk-app.ts';

const root = join(import.meta.dirname, '../..');
const asRoot = process.getuid?.() === 0;
/** As long as the shell waits before it starts its office again; here the test is the supervisor. */
const restartMs = 100;
const quiet = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];

/** The same kiosk without its shell: a Node process that is the back office, and a browser that keeps its profile. */
export async function startBrowserKioskApp(
  { settings, data }: KioskAppOptions,
  wantedPort: number,
): Promise<KioskApp & { readonly port: number }> {
  const spawnedAt = Date.now();
  let closing = false;
  let restart: NodeJS.Timeout | undefined;

  function startHost(port: number): Child {
    const words = ['--settings', settings, '--data', data, '--port', String(port)];
    const child = startChild(process.execPath, ['sync/office/browser-host.ts', ...words], { cwd: root });
    void child.ended.then(() => {
      if (!closing) restart = setTimeout(() => (host = startHost(address.port)), restartMs);
    });
    return child;
  }

  let host = startHost(wantedPort);
  const [, origin = ''] = await host.says(/kiosk ready (http:\/\/[\d.:]+)\//);
  const address = { port: Number(new URL(origin).port) };
  const browser = startChild(
    process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    [
      ...['--headless', `--user-data-dir=${join(data, 'browser')}`, '--remote-debugging-port=0', ...quiet],
      ...(asRoot ? ['--no-sandbox'] : []),
      `${origin}/`,
    ],
    { ownGroup: true },
  );
  const attachment = attachmentTo(browser);
  const stop = () => {
    closing = true;
    clearTimeout(restart);
  };
  const victims: Readonly<Record<AppPart, () => readonly number[]>> = {
    everything: () => [host.pid, -browser.pid],
    shell: () => [],
    office: () => [host.pid],
    window: () => [],
  };
  return {
    ...{ spawnedAt, port: address.port, output: () => host.output() },
    hasEnded: attachment.hasEnded,
    attach: attachment.attach,
    catalog: attachment.catalog,
    catalogFound: attachment.catalogFound,
    aim(part) {
      const pids = victims[part]();
      if (pids.length === 0) return null;
      return () => {
        if (part === 'everything') stop();
        pids.forEach(killNow);
      };
    },
    async gone() {
      attachment.detach();
      await host.ended;
      await groupGone(browser);
    },
    async close() {
      stop();
      attachment.detach();
      await browser.close();
      endGroup(browser.pid);
      await host.close();
    },
  };
}
