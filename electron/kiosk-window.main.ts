import { join } from 'node:path';
import { BrowserWindow, Menu } from 'electron';
import type { Logger } from '../sync/kernel/logger.ts';
import { confineNavigation, isForbiddenKey } from './kiosk-policy.main.ts';
import { kioskOrigin } from './origin.ts';
import { restartBudget } from './restart-budget.ts';

/** Three crashes in five minutes is a broken kiosk: leave, so that the supervisor starts everything anew. */
const crashes = 3;
const crashWindowMs = 5 * 60_000;

export interface WindowShape {
  readonly width: number;
  readonly height: number;
  readonly kiosk: boolean;
}

export function openKioskWindow(
  shape: WindowShape,
  appFolder: string,
  logger: Logger,
  giveUp: () => void,
): BrowserWindow {
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    width: shape.width,
    height: shape.height,
    useContentSize: true,
    kiosk: shape.kiosk,
    show: true,
    backgroundColor: '#f5f1ea',
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(appFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  const { webContents } = window;
  confineNavigation(webContents);
  webContents.on('before-input-event', (event, input) => {
    if (isForbiddenKey(input)) event.preventDefault();
  });
  webContents.on('context-menu', (event) => event.preventDefault());
  const budget = restartBudget(crashes, crashWindowMs);
  webContents.on('render-process-gone', (_event, { reason }) => {
    logger.warn('window.gone', { reason });
    if (budget.spend(Date.now())) webContents.reload();
    else giveUp();
  });
  void window.loadURL(`${kioskOrigin}/`);
  return window;
}
