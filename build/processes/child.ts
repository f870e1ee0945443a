import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EXIT_FAILED, EXIT_USAGE, Failure } from '../setup/failure.mjs';
import { endGroup } from './end-group.ts';
import { logTail } from './log-tail.ts';
import type { LogTail } from './log-tail.ts';
import { watchOver } from './watch-over.ts';

/** Long enough for a journal to be closed and a profile to be written; a person at a terminal waits no longer. */
const STOPS_WITHIN_MS = 5_000;
/** Lines of its output that are shown when it ended without being asked to. */
const LINES_SHOWN = 8;

export interface ChildOptions {
  /** What it is called in sentences, as in "the demo store". */
  name: string;
  command: string;
  args: readonly string[];
  logFile: string;
  env?: Record<string, string>;
}

export interface Ending {
  /** Null when a signal ended it, or when it could not be started at all. */
  code: number | null;
  sentence: string;
}

/** A process with an owner: ready when it says so, gone when it was stopped, and never left behind. */
export interface Child {
  readonly ended: Promise<Ending>;
  /** The first line that matches; fails when the process ends before that or takes too long. */
  says(pattern: RegExp, withinMs: number): Promise<RegExpExecArray>;
  onLine(listener: (line: string) => void): () => void;
  stop(): Promise<void>;
}

export function startChild({ name, command, args, logFile, env }: ChildOptions): Child {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    // In a group of its own, so that Ctrl-C reaches the owner alone, who then stops one after the other.
    detached: true,
  });
  const output = logTail(logFile, [child.stdout, child.stderr]);
  const callOff = child.pid === undefined ? () => {} : watchOver(child.pid);
  const ended = reasonOfEnd(child).then((reason) => {
    callOff();
    return { code: child.exitCode, sentence: endSentence(`${name} ${reason}`, output, logFile) };
  });
  return {
    ended,
    onLine: output.onLine,
    async says(pattern, withinMs) {
      const waiting = waitFor(output, pattern, withinMs);
      const line = await Promise.race([waiting.line, ended]).finally(waiting.giveUp);
      if (line === 'late')
        throw new Failure(endSentence(`${name} was not ready after ${withinMs / 1000} s`, output, logFile));
      if ('sentence' in line) throw new Failure(line.sentence, line.code === EXIT_USAGE ? EXIT_USAGE : EXIT_FAILED);
      return line;
    },
    async stop() {
      child.kill('SIGTERM');
      const patience = setTimeout(() => endGroup(child.pid), STOPS_WITHIN_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}

function reasonOfEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    // Helpers of its own would keep its output open, and go with it.
    child.once('exit', () => endGroup(child.pid));
    child.once('close', (code, signal) =>
      resolve(signal === null ? `ended with code ${code}` : `was ended by ${signal}`),
    );
  });
}

function endSentence(what: string, output: LogTail, logFile: string): string {
  const tail = output.last(LINES_SHOWN);
  return tail === '' ? `${what}.` : `${what}. The end of what it wrote (all of it is in ${logFile}):\n${tail}`;
}

function waitFor(output: LogTail, pattern: RegExp, withinMs: number) {
  let giveUp = () => {};
  const line = new Promise<RegExpExecArray | 'late'>((resolve) => {
    const timer = setTimeout(() => resolve('late'), withinMs);
    const stopListening = output.onLine((text) => {
      const match = pattern.exec(text);
      if (match !== null) resolve(match);
    });
    giveUp = () => {
      clearTimeout(timer);
      stopListening();
    };
  });
  return { line, giveUp: () => giveUp() };
}
