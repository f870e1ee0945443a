import { spawn } from 'node:child_process';
import { endGroup } from '../processes/end-group.ts';
import { watchOver } from '../processes/watch-over.ts';

/** Runs a command in sight, in a process group of its own, none of which is left afterwards. */
export function runToEnd(
  command: string,
  args: readonly string[],
  limitMs: number,
): Promise<{ ok: boolean; timedOut: boolean }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
    const callOff = child.pid === undefined ? () => {} : watchOver(child.pid);
    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      endGroup(child.pid);
    }, limitMs);
    const finish = (ok: boolean) => {
      clearTimeout(limit);
      callOff();
      endGroup(child.pid);
      resolve({ ok, timedOut });
    };
    child.once('error', () => finish(false));
    child.once('exit', (code) => finish(code === 0));
  });
}
