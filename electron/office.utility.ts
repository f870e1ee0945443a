import { randomBytes } from 'node:crypto';
import type { MessagePortMain } from 'electron';
import type { Office } from '../sync/office/open-office.ts';
import { openOffice } from '../sync/office/open-office.ts';
import { logLastWords } from '../sync/office/last-words.ts';
import { nodeClock } from '../sync/office/node-clock.ts';
import { nodeRandom } from '../sync/office/node-random.ts';
import { pinoLogger } from '../sync/office/pino-logger.ts';
import { keyVault } from '../sync/office/vault.ts';
import { parseSettings } from '../sync/settings/parse-settings.ts';
import { electronNetwork } from './electron-network.ts';
import type { FromUtility, OfficeStart, ToUtility } from './office-messages.ts';
import { kioskOrigin } from './origin.ts';
import { answerLine } from './relay/answer-line.ts';
import { relayFromShell } from './relay/relay-from-shell.ts';

const { parentPort } = process;
const logger = pinoLogger();
logLastWords(logger);
const tell = (message: FromUtility) => parentPort.postMessage(message);
const opening = Promise.withResolvers<Office>();
let office: Office | null = null;

async function start(message: OfficeStart, port: MessagePortMain): Promise<void> {
  const { settingsText, dataFolder, deviceKey, keptBy, mended } = message;
  const settings = parseSettings(settingsText);
  // The shell has read them already and would not have come this far.
  if (!settings.ok) return;
  const opened = await openOffice({
    dataDir: dataFolder,
    settings: settings.value,
    network: electronNetwork,
    clock: nodeClock,
    random: nodeRandom,
    randomBytes,
    logger,
    vault: keyVault(Buffer.from(deviceKey, 'base64'), randomBytes, { keptBy, mended }),
  });
  if (!opened.ok) return tell({ kind: 'refused', sentence: opened.problem.message });
  office = opened.value;
  relayFromShell(port, (request) => opened.value.handle(request));
  port.start();
  opening.resolve(opened.value);
}

/** A line given before the office is open keeps what is said on it. */
async function openLine(port: MessagePortMain): Promise<void> {
  const { handle } = await opening.promise;
  answerLine(port, kioskOrigin, handle);
  port.start();
}

async function close(): Promise<void> {
  await office?.close();
  process.exit(0);
}

parentPort.on('message', ({ data, ports }) => {
  const message = data as ToUtility;
  const [port] = ports;
  if (message.kind === 'start' && port) void start(message, port);
  else if (message.kind === 'line' && port) void openLine(port);
  else if (message.kind === 'close') void close();
});
