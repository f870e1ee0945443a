/** The machine's threads, as far as they have to be seen here. */
export interface Threads {
  /** Those of a process; none where it has gone. */
  of(process: number): Promise<readonly Thread[]>;
  /** As `nice` counts: below zero goes first. */
  urgencyOf(id: number): number;
  hurry(id: number, urgency: number): void;
}

export interface Thread {
  readonly id: number;
  /** The system keeps no more than fifteen characters of it. */
  readonly name: string;
}

interface Parts {
  readonly threads: Threads;
  /** Where the screens are drawn and the workers answer; another one after a crash. */
  windowProcess(): number;
  /** Where the database is. */
  readonly shellProcess: number;
}

const draws = 'Compositor';
const answersInWindow = 'DedicatedWorker';
const answersInShell = 'ThreadPoolForeg';
/** A worker that was started anew waits so long, and threads of a pool come and go. Looking takes a millisecond or two. */
const lookEveryMs = 5_000;

/**
 * Chromium lets what draws go before everything else, where it may. With two cores and no graphics card that is most of the machine for as
 * long as a screen is drawn, and an answer that takes three milliseconds waited for thirty (RP18). Where drawing goes first, what answers goes with it.
 *
 *     look ──► how urgent is drawing? ── no more than usual ──────────────────────┐
 *      ▲                └── more ──► threads that answer, less urgent ──► the same │
 *      └──────────────────────────── five seconds ◄────────────────────────────────┘
 */
export function answersKeepUp(parts: Parts): { close(): void } {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  async function look(): Promise<void> {
    await keepUp(parts).catch(() => {});
    if (!closed) timer = setTimeout(() => void look(), lookEveryMs);
  }
  void look();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

async function keepUp({ threads, windowProcess, shellProcess }: Parts): Promise<void> {
  const [window, shell] = await Promise.all([threads.of(windowProcess()), threads.of(shellProcess)]);
  const drawing = window.find(({ name }) => name === draws);
  const urgency = drawing === undefined ? 0 : threads.urgencyOf(drawing.id);
  if (urgency >= 0) return;
  const answering = [...named(window, answersInWindow), ...named(shell, answersInShell)];
  for (const { id } of answering) keepUpOne(threads, id, urgency);
}

const named = (threads: readonly Thread[], wanted: string) => threads.filter(({ name }) => name.startsWith(wanted));

function keepUpOne(threads: Threads, id: number, urgency: number): void {
  try {
    if (threads.urgencyOf(id) > urgency) threads.hurry(id, urgency);
  } catch {
    // It has gone meanwhile, or may not be hurried: then it stays as it was.
  }
}
