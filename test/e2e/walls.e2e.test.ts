import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linuxThreads } from '../../electron/linux-threads.ts';
import type { Kiosk } from '../harness/kiosk.ts';
import { processesBelow, readProcess } from '../harness/process-tree.ts';
import { hosts, openShop, type Shop } from './shop.ts';
import { shopper } from './shopper.ts';

describe.each(hosts)('the walls of the page, in $host', ({ start }) => {
  let shop: Shop;
  let kiosk: Kiosk;
  beforeAll(async () => {
    shop = await openShop();
    kiosk = await shop.startKiosk(start);
    await shopper(kiosk.page).seesProducts();
  });
  afterAll(() => shop.close());

  test('nothing of Node reaches the page, and the page is isolated', async () => {
    const seen = await kiosk.page.evaluate(() => ({
      node: typeof (globalThis as { require?: unknown }).require + typeof (globalThis as { process?: unknown }).process,
      isolated: crossOriginIsolated,
      origin: location.origin,
    }));
    expect(seen).toEqual({ node: 'undefinedundefined', isolated: true, origin: kiosk.origin });
  });

  test('the content policy lets no string become a script and no other origin be asked', async () => {
    const refused = await kiosk.page.evaluate(async () => {
      // In a turn of its own: what runs inside the debugger's own call is let through by the debugger.
      const later = (attempt: () => unknown) =>
        new Promise<boolean>((resolve) => {
          setTimeout(() => {
            void new Promise((done) => done(attempt())).then(
              () => resolve(false),
              () => resolve(true),
            );
          });
        });
      return {
        script: await later(() => Reflect.construct(Function, ['return 1'])),
        markup: await later(() => (document.createElement('div').innerHTML = '<b>x</b>')),
        elsewhere: await later(() => fetch('https://example.com/')),
      };
    });
    expect(refused).toEqual({ script: true, markup: true, elsewhere: true });
  });

  test('the policy stands in a header, with isolation and without sniffing', async () => {
    const headers = await kiosk.page.evaluate(async () => Object.fromEntries((await fetch('/')).headers));
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; .*require-trusted-types-for 'script'; trusted-types endcap$/,
    );
    expect(headers['content-security-policy']).not.toMatch(/unsafe/);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
    });
  });

  test('no permission is given', async () => {
    const state = await kiosk.page.evaluate(
      async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
    );
    expect(state).toBe('denied');
  });
});

describe('the walls of the shell', () => {
  let shop: Shop;
  let kiosk: Kiosk;
  beforeAll(async () => {
    shop = await openShop();
    kiosk = await shop.startKiosk(hosts[0].start);
    await shopper(kiosk.page).seesProducts();
  });
  afterAll(() => shop.close());

  test('no other window opens', async () => {
    expect(await kiosk.page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    expect(kiosk.page.context().pages()).toHaveLength(1);
  });

  test('OB44 without a keychain, as here, the page for IT says in words that what is personal is not safe from whoever has the disk', async () => {
    await kiosk.page.keyboard.press('Control+Alt+d');
    await shopper(kiosk.page).isTold(/whoever has the disk can read them/i);
    expect(await shopper(kiosk.page).screen('diagnostics').locator('.fact-amiss').allTextContents()).toContainEqual(
      expect.stringMatching(/shoppers’ details/),
    );
    await shopper(kiosk.page).screen('diagnostics').locator('.screen-dock .button-primary').click();
    await shopper(kiosk.page).seesProducts();
  });

  /** By name, how urgent the threads of the process are that draws the window and has its workers. */
  async function windowUrgencies(): Promise<Record<string, number>> {
    for (const pid of processesBelow(process.pid)) {
      const threads = await linuxThreads.of(pid);
      const named = threads.filter(({ name }) => ['Compositor', 'DedicatedWorker'].includes(name));
      const urgencies = Object.fromEntries(named.map(({ id, name }) => [name, linuxThreads.urgencyOf(id)]));
      if (Object.keys(urgencies).length === 2) return urgencies;
    }
    throw new Error('No process draws a window and has workers');
  }

  // Drawing goes first where that is allowed; who may not do it finds both as they always were.
  test.runIf(process.platform === 'linux')('RP18 the workers go as far ahead as what draws', async () => {
    const { Compositor = 0 } = await windowUrgencies();
    expect(Compositor < 0).toBe(process.getuid?.() === 0);
    await expect.poll(windowUrgencies, { timeout: 15_000 }).toEqual({ Compositor, DedicatedWorker: Compositor });
  });

  test.runIf(process.platform === 'linux')('RP19 the window’s engine may let more lie before it tidies up', () => {
    const started = processesBelow(process.pid).map((pid) => readProcess(pid, 'cmdline'));
    const windows = started.filter((line) => line.includes('--type=renderer'));
    expect(windows.length).toBeGreaterThan(0);
    for (const line of windows) expect(line).toContain('--heap-growing-percent=');
  });

  test('no other page loads', async () => {
    // A page that leaves takes this call with it: it would never come back with an answer.
    const still = await kiosk.page.evaluate(async () => {
      location.assign('https://example.com/');
      for (let turn = 0; turn < 20; turn++) {
        await fetch('/api/status');
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return {
        origin: location.origin,
        products: document.querySelectorAll('[data-testid="product-card"]').length > 0,
      };
    });
    expect(still).toEqual({ origin: kiosk.origin, products: true });
  });
});
