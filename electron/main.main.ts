import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, protocol, session } from 'electron';
import { parseSettings, sentenceOf } from '../sync/settings/parse-settings.ts';
import { consoleLogger } from './console-logger.main.ts';
import { deviceKey } from './device-key.main.ts';
import { answerOrigin } from './answer-origin.main.ts';
import { answersKeepUp } from './answers-keep-up.ts';
import { denyPermissions } from './kiosk-policy.main.ts';
import { openKioskWindow } from './kiosk-window.main.ts';
import { linuxThreads } from './linux-threads.ts';
import { keepOfficeLine } from './office-line.main.ts';
import { startOfficeProcess } from './office-process.main.ts';
import { shellOptions, type ShellOptions } from './shell-options.ts';

const usageError = 2;
/** The supervisor (systemd, Shell Launcher) starts the kiosk again on any code but 0. */
const brokenWindow = 70;
const brokenStart = 71;

function leaveWith(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

/** Read and checked before anything opens: a wrong key is a sentence on the console, not a dark screen in a shop. */
function readSettings(path: string): string {
  const text = readText(path);
  const settings = parseSettings(text);
  if (settings.ok) return text;
  const sentences = settings.problem.map((problem) => `  ${sentenceOf(problem)}`);
  return leaveWith(usageError, [`The settings in ${path} cannot be used:`, ...sentences].join('\n'));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return leaveWith(usageError, `The settings file ${path} cannot be read. Check the path and its permissions.`);
  }
}

async function openKiosk(options: ShellOptions, settingsText: string): Promise<void> {
  const logger = consoleLogger;
  const appFolder = app.getAppPath();
  const { key, keptBy, mended } = await deviceKey(options.dataFolder);
  const office = startOfficeProcess({
    appFolder,
    logger,
    start: {
      kind: 'start',
      settingsText,
      dataFolder: options.dataFolder,
      deviceKey: key.toString('base64'),
      ...{ keptBy, mended },
    },
    onRefused: (sentence) => {
      process.stderr.write(`${sentence}\n`);
      app.exit(usageError);
    },
  });
  denyPermissions(session.defaultSession);
  protocol.handle(
    'https',
    answerOrigin(join(appFolder, 'renderer'), (request) => office.send(request)),
  );
  app.once('before-quit', (event) => {
    event.preventDefault();
    void office.close().then(() => app.exit(0));
  });
  // Making a window keeps this process busy for long, and the orders are behind the office's start (OB48).
  await office.begun;
  const { webContents } = openKioskWindow(options, appFolder, logger, () => app.exit(brokenWindow));
  keepOfficeLine(webContents, office);
  // Elsewhere what draws is not put first, or cannot be seen.
  if (process.platform !== 'linux') return;
  const keeping = answersKeepUp({
    threads: linuxThreads,
    windowProcess: () => (webContents.isDestroyed() ? 0 : webContents.getOSProcessId()),
    shellProcess: process.pid,
  });
  app.once('before-quit', () => keeping.close());
}

const options = shellOptions(process.argv.slice(1));
if (!options.ok) leaveWith(usageError, options.problem);
const settingsText = readSettings(options.value.settingsPath);
// The profile lies beside the journal: one folder is one kiosk.
app.setPath('userData', join(options.value.dataFolder, 'profile'));
if (!app.requestSingleInstanceLock()) leaveWith(usageError, 'This kiosk is already running with the same data folder.');
// One connection carries everything in these, so none could be had for a request alone (OB49).
for (const shared of ['disable-http2', 'disable-quic']) app.commandLine.appendSwitch(shared);
// The catalog's columns do not count as what the engine tidies up, but each that is replaced hurries it: it may let four times as much lie.
app.commandLine.appendSwitch('js-flags', '--heap-growing-percent=300');
app.commandLine.appendSwitch('disable-pinch');
app.commandLine.appendSwitch('overscroll-history-navigation', '0');
app.on('window-all-closed', () => app.quit());
process.once('SIGTERM', () => app.quit());
void app
  .whenReady()
  .then(() => openKiosk(options.value, settingsText))
  .catch((problem: unknown) => {
    // A dark kiosk that lives on is never restarted: leave, and say why.
    const why = problem instanceof Error ? problem.message : 'unknown problem';
    process.stderr.write(
      `The kiosk cannot open with the data in ${options.value.dataFolder} (${why}). Check device-key.bin and copies/device-key.bin there.\n`,
    );
    app.exit(brokenStart);
  });
