import { join } from 'node:path';
import type { CatalogDiagnostics, ReplicaState } from '../../sync/worker/catalog-api.ts';
import { endGroup } from '../../build/processes/end-group.ts';
import { findRuntime } from '../../build/runtime/find-runtime.ts';
import { type Child, startChild } from './child.ts';
import { catalogFound, catalogState, type OrderingWindow, orderingWindow } from './ordering-window.ts';
import { debugWorker, type WorkerDebugger } from './worker-debugger.ts';
import { processesBelow, processesOfGroup, readProcess } from './process-tree.ts';

const appFolder = join(import.meta.dirname, '../../out/app');
const asRoot = process.getuid?.() === 0;
const attachedWithinMs = 30_000;
const goneWithinMs = 10_000;
const lookEveryMs = 5;
const nap = () => new Promise((resolve) => setTimeout(resolve, lookEveryMs));

/** What can be killed by itself. `everything` is a power cut; `shell` is the main process alone, whose helpers then have to end by themselves. */
export type AppPart = 'everything' | 'shell' | 'office' | 'window';

/** The real app, in process groups of its own. */
export interface KioskApp {
  readonly spawnedAt: number;
  output(): string;
  hasEnded(): boolean;
  /** The window that is there, or will be within a moment. */
  attach(): Promise<OrderingWindow>;
  /** How the catalog stands; null when its worker cannot be asked just now. */
  catalog(): Promise<ReplicaState | null>;
  /** What befell the catalog so far; null when its worker cannot be asked just now. */
  catalogFound(): Promise<CatalogDiagnostics | null>;
  /** Finds the processes first, so that the shot then comes at once: SIGKILL. Null when there are none now. */
  aim(part: AppPart): (() => void) | null;
  /** When its main process has ended and nothing of it is left. */
  gone(): Promise<void>;
  close(): Promise<void>;
}

export interface KioskAppOptions {
  readonly settings: string;
  readonly data: string;
}

export function startKioskApp({ settings, data }: KioskAppOptions): KioskApp {
  const spawnedAt = Date.now();
  const ownArguments = ['--settings', settings, '--data', data, '--size', '1080x1920'];
  const child = startChild(
    findRuntime().path,
    [appFolder, ...ownArguments, '--remote-debugging-port=0', ...(asRoot ? ['--no-sandbox'] : [])],
    { ownGroup: true },
  );
  const attachment = attachmentTo(child);
  const helpers = (kind: RegExp) => processesBelow(child.pid).filter((pid) => kind.test(readProcess(pid, 'cmdline')));
  const victims: Readonly<Record<AppPart, () => readonly number[]>> = {
    everything: () => [-child.pid],
    shell: () => [child.pid],
    office: () => helpers(/--utility-sub-type=node\.mojom/),
    window: () =>
      helpers(/--type=renderer/)
        .toSorted((one, other) => heldBy(other) - heldBy(one))
        .slice(0, 1),
  };
  return {
    spawnedAt,
    output: child.output,
    hasEnded: attachment.hasEnded,
    attach: attachment.attach,
    catalog: attachment.catalog,
    catalogFound: attachment.catalogFound,
    aim(part) {
      const pids = victims[part]();
      return pids.length === 0 ? null : () => pids.forEach(killNow);
    },
    async gone() {
      attachment.detach();
      await groupGone(child);
    },
    async close() {
      attachment.detach();
      await child.close();
      endGroup(child.pid);
    },
  };
}

const endpointOf = async (child: Child): Promise<string> =>
  (await child.says(/DevTools listening on (ws:\S+)/))[1] ?? '';

interface Attachment extends Pick<KioskApp, 'attach' | 'catalog' | 'catalogFound' | 'hasEnded'> {
  detach(): void;
}

/** One at a time to the window of a process that was started with a debugging port of its own choice. */
export function attachmentTo(child: Child): Attachment {
  let attached: OrderingWindow | null = null;
  let hasEnded = false;
  void child.ended.then(() => (hasEnded = true));
  const detach = () => {
    attached?.close();
    attached = null;
  };
  return {
    detach,
    hasEnded: () => hasEnded,
    catalog: async () => askCatalog(await endpointOf(child), catalogState),
    catalogFound: async () => askCatalog(await endpointOf(child), catalogFound),
    async attach() {
      detach();
      const endpoint = await endpointOf(child);
      for (const until = Date.now() + attachedWithinMs; ; await nap()) {
        try {
          attached = await attachedTo(endpoint);
          return attached;
        } catch (error) {
          // A window that was killed a moment ago still shows the workers it had, and they do not answer.
          if (hasEnded || Date.now() > until)
            throw new Error(`No window to attach to:\n${child.output().slice(-4_000)}`, { cause: error });
        }
      }
    },
  };
}

async function askCatalog<Answer>(
  endpoint: string,
  ask: (worker: WorkerDebugger) => Promise<Answer>,
): Promise<Answer | null> {
  const worker = await debugWorker(endpoint, 'catalog').catch(() => null);
  try {
    return worker === null ? null : await ask(worker);
  } catch {
    return null;
  } finally {
    worker?.close();
  }
}

async function attachedTo(endpoint: string): Promise<OrderingWindow> {
  const worker = await debugWorker(endpoint, 'orders');
  try {
    return await orderingWindow(worker);
  } catch (error) {
    worker.close();
    throw error;
  }
}

/** Chromium keeps a renderer ready for the next window; this window's is the one with something in it. */
const heldBy = (pid: number): number => Number(/^Pss:\s+(\d+) kB$/m.exec(readProcess(pid, 'smaps_rollup'))?.[1] ?? 0);

export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself a moment ago.
  }
}

export async function groupGone(child: Child): Promise<void> {
  await child.ended;
  for (const until = Date.now() + goneWithinMs; processesOfGroup(child.pid).length > 0;) {
    if (Date.now() > until) throw new Error('Parts of the app outlive it');
    await nap();
  }
}
