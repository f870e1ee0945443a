import { createHash } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './durable-files.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Two offices must not write one journal. The lock is a name that the system itself gives to one process at a time and takes back when
 * that process ends, however it ends: a lock file would outlive a kill. Null: somebody else has it.
 */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  const name = nameFor(await realpath(folder));
  const server = (await claim(name)) ?? (await claimAbandoned(name));
  if (server === null) return null;
  // It guards as long as the process lives; it must not keep it alive.
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function nameFor(folder: string): string {
  const name = `endcap-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function claim(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', (problem) => (codeOf(problem) === 'EADDRINUSE' ? resolve(null) : reject(problem)));
    server.listen(name, () => resolve(server));
  });
}

/** Only a socket file can be left behind by a dead process: nobody answers on it. */
async function claimAbandoned(name: string): Promise<Server | null> {
  if (!name.endsWith('.sock') || (await isAnswered(name))) return null;
  await unlink(name);
  return claim(name);
}

function isAnswered(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(name);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
