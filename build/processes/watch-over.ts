import { spawn } from 'node:child_process';

const STOPS_WITHIN_S = 5;
const SCRIPT = `while read -r _; do :; done; kill -TERM -$0; sleep ${STOPS_WITHIN_S}; kill -KILL -$0`;

/**
 * Ends a process group should this process be killed so hard that it cannot do so itself: a shell waits at the other end
 * of a pipe, which the kernel closes in any case. Returns what calls the watch off.
 */
export function watchOver(group: number): () => void {
  // Windows has neither the shell nor process groups; there a killed launcher leaves its children to the person.
  if (process.platform === 'win32') return () => {};
  const shell = spawn('sh', ['-c', SCRIPT, String(group)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  return () => {
    shell.kill('SIGKILL');
    shell.stdin.destroy();
  };
}
