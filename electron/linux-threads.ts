import { readdir, readFile } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import type { Thread, Threads } from './answers-keep-up.ts';

/** As Linux shows them below `/proc`; its priorities are a thread's own, and the number of a thread stands where others have a process's. */
export const linuxThreads: Threads = {
  async of(process) {
    const folder = `/proc/${process}/task`;
    const ids = await readdir(folder).catch(() => []);
    const found = await Promise.all(ids.map((id) => threadIn(folder, id)));
    return found.filter((thread) => thread !== null);
  },
  urgencyOf: getPriority,
  hurry: setPriority,
};

async function threadIn(folder: string, id: string): Promise<Thread | null> {
  const name = await readFile(`${folder}/${id}/comm`, 'utf8').catch(() => null);
  return name === null ? null : { id: Number(id), name: name.trim() };
}
