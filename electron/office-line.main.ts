import type { WebContents } from 'electron';
import type { OfficeProcess } from './office-process.main.ts';
import { kioskOrigin } from './origin.ts';

/**
 * Gives the window a line of its own to the back office, so that an order on its way there does not pass through this process:
 *
 *     the page asks ──────────────► a line
 *     the office has gone ────────► none: what waits for an answer hears so at once, and fetch is there
 *     the office is there again ──► a new line
 */
export function keepOfficeLine(contents: WebContents, office: Pick<OfficeProcess, 'openLine' | 'onChange'>): void {
  let wanted = false;
  const give = () => {
    if (!wanted || contents.isDestroyed()) return;
    const port = office.openLine();
    contents.postMessage('office-line', null, port === null ? [] : [port]);
  };
  contents.ipc.on('office-line', ({ senderFrame }) => {
    if (senderFrame === null || new URL(senderFrame.url).origin !== kioskOrigin) return;
    wanted = true;
    give();
  });
  // Another page has not asked yet, and a port given to nobody would be lost.
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) wanted = false;
  });
  office.onChange(give);
}
