import { readdirSync, readFileSync } from 'node:fs';

interface LivingProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
}

/** All processes below this one, however deep: Chromium keeps processes for making others. */
export function processesBelow(top: number): number[] {
  const parents = new Map(livingProcesses().map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number): boolean => {
    for (let at = parents.get(pid); at !== undefined && at > 1; at = parents.get(at)) if (at === top) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow);
}

export const processesOfGroup = (wanted: number): number[] =>
  livingProcesses()
    .filter(({ group }) => group === wanted)
    .map(({ pid }) => pid);

/** What the system says of a process; empty when it has ended since it was listed. */
export function readProcess(pid: number, file: 'stat' | 'cmdline' | 'smaps_rollup'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function livingProcesses(): LivingProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      // The name, in parentheses, may hold anything.
      const [state = 'Z', parent, group] = readProcess(Number(name), 'stat')
        .replace(/^.*\) /s, '')
        .split(' ');
      return /^[ZX]?$/.test(state) ? [] : [{ pid: Number(name), parent: Number(parent), group: Number(group) }];
    });
}
