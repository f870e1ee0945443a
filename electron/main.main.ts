import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, protocol, session } from 'electron';
import { consoleLogger } from './console-logger.main.ts';
import { deviceKey } from './device-key.main.ts';
import { answerOrigin } from './answer-origin.main.ts';
import { denyPermissions } from './kiosk-policy.main.ts';
import { openKioskWindow } from './kiosk-window.main.ts';
import { startOfficeProcess } from './office-process.main.ts';
import { shellOptions, type ShellOptions } from './shell-options.ts';

const usageError = 2;
/** The supervisor (systemd, Shell Launcher) starts the kiosk again on any code but 0. */
const brokenWindow = 70;

function leaveWith(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function readSettings(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return leaveWith(usageError, `The settings file ${path} cannot be read. Check the path and its permissions.`);
  }
}

function openKiosk(options: ShellOptions): void {
  const logger = consoleLogger;
  const appFolder = app.getAppPath();
  const settingsText = readSettings(options.settingsPath);
  const office = startOfficeProcess({
    appFolder,
    logger,
    start: {
      kind: 'start',
      settingsText,
      dataFolder: options.dataFolder,
      deviceKey: deviceKey(options.dataFolder, logger).toString('base64'),
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
  openKioskWindow(options, appFolder, logger, () => app.exit(brokenWindow));

  app.once('before-quit', (event) => {
    event.preventDefault();
    void office.close().then(() => app.exit(0));
  });
}

const options = shellOptions(process.argv.slice(1));
if (!options.ok) leaveWith(usageError, options.problem);
// The profile lies beside the journal: one folder is one kiosk.
app.setPath('userData', join(options.value.dataFolder, 'profile'));
if (!app.requestSingleInstanceLock()) leaveWith(usageError, 'This kiosk is already running with the same data folder.');
app.commandLine.appendSwitch('disable-pinch');
app.commandLine.appendSwitch('overscroll-history-navigation', '0');
app.on('window-all-closed', () => app.quit());
process.once('SIGTERM', () => app.quit());
void app.whenReady().then(() => openKiosk(options.value));
