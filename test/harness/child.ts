import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { endGroup } from '../../build/processes/end-group.ts';

/** A process that the test owns: it is ready when it says so, and gone when the test closes it. */
export interface Child {
  readonly pid: number;
  readonly ended: Promise<void>;
  /** All it printed so far, both streams. */
  output(): string;
  /** The first match of a pattern in what it prints, now or later. */
  says(pattern: RegExp, withinMs?: number): Promise<RegExpMatchArray>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
  close(): Promise<void>;
}

/** A cold Node with a large catalog takes seconds; a minute is broken. */
const readyWithinMs = 60_000;
const closeWithinMs = 10_000;

interface ChildOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** With a group of its own it can be killed together with all that it has started. */
  readonly ownGroup?: boolean;
}

/** Whatever still runs when this process ends, also one whose start was interrupted, ends with it. */
const running = new Set<() => void>();
process.once('exit', () => {
  for (const endNow of running) endNow();
});

export function startChild(
  command: string,
  args: readonly string[],
  { cwd, env, ownGroup = false }: ChildOptions = {},
): Child {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
    detached: ownGroup,
    env: { ...process.env, ...env },
  });
  const endNow = () => (ownGroup ? endGroup(child.pid) : child.kill('SIGKILL'));
  running.add(endNow);
  child.once('exit', () => running.delete(endNow));
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const listeners = new Set<() => void>();
  let text = '';
  const hear = (chunk: string) => {
    text += chunk;
    for (const listener of [...listeners]) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  child.once('exit', () => hear(''));
  const ended = () => child.exitCode !== null || child.signalCode !== null;

  return {
    pid: child.pid ?? 0,
    ended: exited,
    output: () => text,
    says(pattern, withinMs = readyWithinMs) {
      return new Promise((resolve, reject) => {
        const finish = (act: () => void) => {
          clearTimeout(timer);
          listeners.delete(look);
          act();
        };
        const complain = (what: string) =>
          finish(() => reject(new Error(`${command} ${what} before it said ${pattern}:\n${text.slice(-4_000)}`)));
        const look = () => {
          const match = pattern.exec(text);
          if (match) finish(() => resolve(match));
          else if (ended()) complain('ended');
        };
        const timer = setTimeout(() => complain(`took ${withinMs} ms`), withinMs);
        listeners.add(look);
        look();
      });
    },
    kill: (signal) => end(child, signal),
    async close() {
      await end(child, 'SIGTERM');
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), closeWithinMs);
  await exit;
  clearTimeout(timer);
  return child.exitCode;
}
