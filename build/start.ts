// `npm start`: the demo store, and a kiosk on it.
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import type { Ending } from './processes/child.ts';
import { owner } from './processes/owner.ts';
import type { Owner } from './processes/owner.ts';
import { stopSignal } from './processes/stop-signal.ts';
import { EXIT_FAILED } from './setup/failure.mjs';
import { say } from './setup/progress.mjs';
import { runScript } from './setup/run-script.mjs';
import { requireDataFolder } from './start/data-folder.ts';
import { demoSettings, writeSettings } from './start/demo-settings.ts';
import { requireFreePort } from './start/free-port.ts';
import { HELP, parseStartOptions } from './start/options.ts';
import type { StartOptions } from './start/options.ts';
import { startBrowserHost, startStore, startWindow } from './start/programs.ts';

/** Brings everything up, and returns once something has come down. */
async function run(options: StartOptions, children: Owner): Promise<Ending> {
  await requireFreePort(options.storePort, '--store-port');
  await requireFreePort(options.storePort + 1, '--store-port');
  if (options.browser) await requireFreePort(options.port, '--port');
  requireDataFolder(options.data);
  await bundle();
  const store = await startStore(options, children);
  const settings = join(options.data, 'settings.json');
  writeSettings(settings, demoSettings(store.url));
  const kiosk = await (options.browser ? startBrowserHost : startWindow)(options, settings, children);
  tell({ 'demo store': store.page, 'its API': `${store.page}docs`, kiosk, 'kept in': options.data });
  return children.firstEnding;
}

function tell(places: Record<string, string>): void {
  for (const [what, where] of Object.entries(places)) say(`${what.padEnd(12)}${where}`);
  say('Ctrl-C ends it all');
}

async function main(): Promise<number> {
  const options = parseStartOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  const children = owner();
  try {
    const outcome = await Promise.race([stopSignal(), run(options, children)]);
    const asked = typeof outcome === 'string';
    if (asked) say('stopping');
    else if (outcome.code !== 0) say(`${outcome.sentence}\nnpm run doctor tells what is missing on this machine`);
    return asked ? 0 : (outcome.code ?? EXIT_FAILED);
  } finally {
    await children.stopAll();
  }
}

await runScript(main);
