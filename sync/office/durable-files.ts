import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DiskProblem } from '../outbox/ports.ts';

/** A file is only there after a power cut when its folder has been flushed too. Windows has no such call, and needs none. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The folder, and those above it that are missing, each of them on the disk. For the kiosk's own user only. */
export async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made));
}

/** There whole or not at all, and on the disk when this answers. Readable by the kiosk's own user only. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.new`;
  try {
    await writeFlushed(beside, bytes);
  } catch (problem) {
    // Half a file would keep the room that a full disk has none of.
    await unlink(beside).catch(() => undefined);
    throw problem;
  }
  await rename(beside, path);
  await flushFolder(dirname(path));
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function codeOf(problem: unknown): string | null {
  return problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : null;
}

export function diskProblem(problem: unknown): DiskProblem {
  const code = codeOf(problem);
  return { kind: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'disk-failed' };
}
