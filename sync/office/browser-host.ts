import { randomBytes } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { parseSettings, sentenceOf } from '../settings/parse-settings.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { bundleFiles } from './bundle-files.ts';
import { codeOf } from './durable-files.ts';
import { logLastWords } from './last-words.ts';
import { nodeClock } from './node-clock.ts';
import { nodeNetwork } from './node-network.ts';
import { nodeRandom } from './node-random.ts';
import { type Office, openOffice } from './open-office.ts';
import { pinoLogger } from './pino-logger.ts';
import { serveLoopback } from './serve-loopback.ts';
import { openFileVault } from './vault.ts';

const usage =
  'Usage: node sync/office/browser-host.ts --settings FILE --data FOLDER [--port 4400] [--app out/app/renderer]';

interface Options {
  readonly settings: string;
  readonly data: string;
  readonly app: string;
  readonly port: number;
}

/** The kiosk without its shell: the bundle and the back office on one loopback origin. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options.ok) return refuse([options.problem]);
  const settings = await readSettings(options.value.settings);
  if (!settings.ok) return refuse(settings.problem);
  const { app, data, port } = options.value;
  if (!(await isThere(join(app, 'index.html')))) {
    return refuse([`There is no kiosk in ${app}. Build it first: npm run build.`]);
  }
  const office = await openWithFileVault(data, settings.value);
  if (!office.ok) return refuse([office.problem]);
  const server = await serveLoopback({
    port,
    files: bundleFiles(app),
    office: (request) => office.value.handle(request),
  });
  if (!server.ok) {
    await office.value.close();
    return refuse([
      `Port ${port} is in use. The port is part of the kiosk's origin, so no other is taken: stop what uses it, or name another with --port.`,
    ]);
  }
  closeOnSignal(async () => {
    await server.value.close();
    await office.value.close();
  });
  console.log(`kiosk ready ${server.value.origin}/`);
}

function readOptions(args: string[]): Result<Options, string> {
  try {
    const text = { type: 'string' } as const;
    const options = { settings: text, data: text, app: text, port: text };
    const { settings, data, app = 'out/app/renderer', port = '4400' } = parseArgs({ args, options }).values;
    if (settings === undefined || data === undefined) return fail(usage);
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return fail(`--port must be a number up to 65535. ${usage}`);
    return succeed({ settings, data, app, port: Number(port) });
  } catch (problem) {
    return fail(`${problem instanceof Error ? problem.message : 'Bad arguments'}. ${usage}`);
  }
}

async function readSettings(path: string): Promise<Result<Settings, readonly string[]>> {
  try {
    const settings = parseSettings(await readFile(path, 'utf8'));
    if (settings.ok) return settings;
    return fail([`The settings in ${path} cannot be used:`, ...settings.problem.map((one) => `  ${sentenceOf(one)}`)]);
  } catch (problem) {
    return fail([`The settings file ${path} cannot be read (${codeOf(problem) ?? 'unknown problem'}).`]);
  }
}

async function openWithFileVault(dataDir: string, settings: Settings): Promise<Result<Office, string>> {
  const vault = await openFileVault(dataDir, randomBytes);
  if (!vault.ok) return vault;
  const office = await openOffice({
    ...{ dataDir, settings, randomBytes },
    ...{ network: nodeNetwork, clock: nodeClock, random: nodeRandom, logger: pinoLogger(), vault: vault.value },
  });
  return office.ok ? office : fail(office.problem.message);
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Exit code 2: what was asked for cannot be done, and nothing was. */
function refuse(sentences: readonly string[]): void {
  for (const sentence of sentences) console.error(sentence);
  process.exitCode = 2;
}

function closeOnSignal(close: () => Promise<void>): void {
  const stop = () => void close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

logLastWords(pinoLogger());
await main();
