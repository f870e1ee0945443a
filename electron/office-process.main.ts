import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { MessageChannelMain, type MessagePortMain, utilityProcess, type UtilityProcess } from 'electron';
import type { Logger } from '../sync/kernel/logger.ts';
import type { FromUtility, OfficeStart, ToUtility } from './office-messages.ts';
import { officeAway, type Relay, relayToOffice } from './relay/relay-to-office.main.ts';

/** Its journal makes a restart safe at any moment, so it is started again at once, then ever more patiently. */
const firstRestartMs = 100;
const longestRestartMs = 10_000;
/** A process that lasted this long was well: the next death starts counting anew. */
const provenMs = 60_000;
/** Time to finish the append under way; the journal does not need more. */
const closeWithinMs = 3_000;

export interface OfficeProcess {
  send(request: Request): Promise<Response>;
  /** The window's end of a line of its own to the office; null while there is no office. */
  openLine(): MessagePortMain | null;
  /** The office has gone, or is there again. */
  onChange(listener: () => void): void;
  /** Its first process is on its way, or has failed already. */
  readonly begun: Promise<void>;
  close(): Promise<void>;
}

/** Owns the back office's process: starts it, keeps it running, passes requests on, ends it. */
export function startOfficeProcess(parts: {
  readonly appFolder: string;
  readonly start: OfficeStart;
  readonly logger: Logger;
  onRefused(sentence: string): void;
}): OfficeProcess {
  const { appFolder, start, logger, onRefused } = parts;
  let child: UtilityProcess | null = null;
  /** From when on messages reach it. */
  let spawned: UtilityProcess | null = null;
  let relay: Relay | null = null;
  let restart: NodeJS.Timeout | undefined;
  let restartMs = firstRestartMs;
  let closing = false;
  let onChange = () => {};
  const begun = Promise.withResolvers<void>();

  function launch(): void {
    const startedAt = Date.now();
    const { port1, port2 } = new MessageChannelMain();
    const office = utilityProcess.fork(join(appFolder, 'office.mjs'), [], {
      serviceName: 'endcap-office',
      stdio: 'inherit',
    });
    child = office;
    office.once('spawn', () => {
      goFirst(office.pid);
      office.postMessage(start, [port2]);
      spawned = office;
      begun.resolve();
      onChange();
    });
    office.on('message', (message: FromUtility) => onRefused(message.sentence));
    port1.start();
    relay = relayToOffice(port1);
    office.once('exit', (code) => {
      relay?.close();
      relay = null;
      child = null;
      spawned = null;
      port1.close();
      begun.resolve();
      onChange();
      if (closing) return;
      logger.warn('office.gone', { code });
      if (Date.now() - startedAt > provenMs) restartMs = firstRestartMs;
      restart = setTimeout(launch, restartMs);
      restartMs = Math.min(restartMs * 2, longestRestartMs);
    });
  }

  launch();
  return {
    begun: begun.promise,
    send: (request) => relay?.send(request) ?? Promise.resolve(officeAway()),
    openLine() {
      if (spawned === null) return null;
      const { port1, port2 } = new MessageChannelMain();
      spawned.postMessage({ kind: 'line' } satisfies ToUtility, [port2]);
      return port1;
    },
    onChange(listener) {
      onChange = listener;
    },
    close() {
      closing = true;
      clearTimeout(restart);
      return endProcess(child);
    },
  };
}

/**
 * Little work that people stand and wait for: an order must not queue behind what is drawn. Windows grants it to anybody; Linux to a unit
 * with `LimitNICE=`, and where it does not the kiosk is only slower when it is busy.
 */
function goFirst(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_ABOVE_NORMAL);
  } catch {
    // As it was.
  }
}

function endProcess(child: UtilityProcess | null): Promise<void> {
  if (child === null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill(), closeWithinMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.postMessage({ kind: 'close' });
  });
}
