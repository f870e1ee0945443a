import type { Random } from '../../kernel/random.ts';
import { fail, type Result, succeed } from '../../kernel/result.ts';
import type { JournalDisk, JournalFile } from '../journal-disk.ts';
import type { DiskProblem } from '../ports.ts';

const sectorBytes = 512;
const emptySector = new Uint8Array(sectorBytes);
/** Of the sectors that a power cut meets on their way, so many are torn; the others arrive whole or not at all. */
const tornShare = 0.1;

/** How a call gets to the disk: at once, later, or never, when its process has died meanwhile. */
export type Gate = <Value>(call: string, effect: () => Value) => Promise<Value>;

type Done = Result<null, DiskProblem>;

/** What the system says is in a file, and what the disk has of it. Sectors are never changed, only replaced. */
interface Stored {
  memory: Uint8Array[];
  length: number;
  platter: Uint8Array[];
  platterLength: number;
  dirty: Set<number>;
}

type Folder = Map<string, Stored>;

/**
 * A disk that keeps nothing that was not flushed: a power cut leaves any part of it, sectors and names in any order, the last sector torn.
 * A flush that failed counts as done for the system, whatever arrived: the next one does not write again what this one lost.
 */
export interface SimulatedDisk {
  /** What one process sees of it. */
  connect(gate: Gate): JournalDisk;
  /** What somebody sees who only looks: at once, and without a failure. */
  untroubled(): JournalDisk;
  cutPower(): void;
  /** In bytes, over all files. */
  capacity: number;
  /** Asked at every call: shall it fail? */
  fails: (call: string) => boolean;
  names(): readonly string[];
  contentOf(name: string): Uint8Array;
  /** As somebody or something else may leave it. */
  damage(name: string, change: (bytes: Uint8Array) => Uint8Array): void;
  /** The same: it is gone, and no power cut brings it back. */
  takeAway(name: string): void;
}

export function createSimulatedDisk(random: Random): SimulatedDisk {
  let folder: Folder = new Map();
  let flushedFolder: Folder = new Map();
  let unflushed: ((names: Folder) => void)[] = [];
  const chance = (share: number) => random.next() < share;

  function used(): number {
    let sectors = 0;
    for (const { memory } of new Set(folder.values())) sectors += memory.length;
    return sectors * sectorBytes;
  }

  function changeFolder(change: (names: Folder) => void): Done {
    change(folder);
    unflushed.push(change);
    return succeed(null);
  }

  /** As much of it as there is room for. */
  function write(file: Stored, at: number, bytes: Uint8Array): Done {
    const room = Math.max(0, disk.capacity - used()) + file.memory.length * sectorBytes;
    const fitting = bytes.subarray(0, Math.max(0, Math.min(bytes.length, room - at)));
    if (fitting.length > 0) put(file, at, fitting);
    return fitting.length === bytes.length ? succeed(null) : fail({ kind: 'disk-full' });
  }

  function sync(file: Stored): Done {
    for (const sector of file.dirty) file.platter[sector] = file.memory[sector] ?? emptySector;
    file.dirty.clear();
    file.platterLength = file.length;
    return succeed(null);
  }

  /** What a flush that failed, or a power cut, has brought to the disk. */
  function loseSome(file: Stored): void {
    for (const sector of file.dirty) {
      const written = file.memory[sector] ?? emptySector;
      if (chance(tornShare)) file.platter[sector] = torn(written, file.platter[sector] ?? emptySector);
      else if (chance(0.5)) file.platter[sector] = written;
    }
    file.dirty.clear();
    if (chance(0.5)) file.platterLength = file.length;
  }

  function torn(after: Uint8Array, before: Uint8Array): Uint8Array {
    const cut = random.below(sectorBytes);
    const mixed = before.slice();
    mixed.set(after.subarray(0, cut));
    return mixed;
  }

  function fileOf(stored: Stored, gate: Gate): JournalFile {
    return {
      write: (at, bytes) =>
        gate('write', () => {
          if (!disk.fails('write')) return write(stored, at, bytes);
          write(stored, at, bytes.subarray(0, random.below(bytes.length + 1)));
          return fail({ kind: 'disk-failed' });
        }),
      sync: () =>
        gate('sync', () => {
          if (!disk.fails('sync')) return sync(stored);
          loseSome(stored);
          return fail({ kind: 'disk-failed' });
        }),
      close: () => gate('close', () => undefined),
    };
  }

  function connect(gate: Gate, fails = (call: string) => disk.fails(call)): JournalDisk {
    const call = <Value>(name: string, effect: () => Result<Value, DiskProblem>) =>
      gate(name, () => (fails(name) ? fail({ kind: 'disk-failed' as const }) : effect()));
    const withFile = <Value>(name: string, look: (file: Stored) => Value): Result<Value, DiskProblem> => {
      const file = folder.get(name);
      return file === undefined ? fail({ kind: 'disk-failed' }) : succeed(look(file));
    };
    return {
      list: () => call('list', () => succeed([...folder.keys()].toSorted())),
      read: (name, most) => call('read', () => withFile(name, (file) => contentOf(file).slice(0, most))),
      create: (name) =>
        call('create', () => {
          const stored: Stored = { memory: [], length: 0, platter: [], platterLength: 0, dirty: new Set() };
          changeFolder((names) => names.set(name, stored));
          return succeed(fileOf(stored, gate));
        }),
      open: (name) => call('open', () => withFile(name, (file) => fileOf(file, gate))),
      rename: (from, to) =>
        call('rename', () => {
          const moved = folder.get(from);
          if (moved === undefined) return fail({ kind: 'disk-failed' });
          return changeFolder((names) => {
            if (names.get(from) === moved) names.delete(from);
            names.set(to, moved);
          });
        }),
      remove: (name) =>
        call('remove', () => {
          const removed = folder.get(name);
          if (removed === undefined) return fail({ kind: 'disk-failed' });
          return changeFolder((names) => {
            if (names.get(name) === removed) names.delete(name);
          });
        }),
      syncFolder: () =>
        call('flush folder', () => {
          flushedFolder = new Map(folder);
          unflushed = [];
          return succeed(null);
        }),
    };
  }

  const disk: SimulatedDisk = {
    capacity: Number.POSITIVE_INFINITY,
    fails: () => false,
    connect: (gate) => connect(gate),
    untroubled: () =>
      connect(
        (_, effect) => Promise.resolve(effect()),
        () => false,
      ),
    cutPower() {
      for (const change of unflushed) if (chance(0.5)) change(flushedFolder);
      unflushed = [];
      folder = new Map(flushedFolder);
      for (const file of new Set(folder.values())) {
        loseSome(file);
        startFromPlatter(file);
      }
    },
    names: () => [...folder.keys()].toSorted(),
    contentOf: (name) => {
      const file = folder.get(name);
      return file === undefined ? new Uint8Array() : contentOf(file);
    },
    damage(name, change) {
      const file = folder.get(name);
      if (file === undefined) throw new Error(`There is no ${name}`);
      const bytes = change(contentOf(file));
      Object.assign(file, { memory: [], length: 0, platter: [] });
      if (bytes.length > 0) put(file, 0, bytes);
      sync(file);
    },
    takeAway(name) {
      folder.delete(name);
      flushedFolder = new Map(folder);
      unflushed = [];
    },
  };
  return disk;
}

function put(file: Stored, at: number, bytes: Uint8Array): void {
  while (file.memory.length * sectorBytes < at + bytes.length) {
    file.dirty.add(file.memory.length);
    file.memory.push(emptySector);
  }
  for (let done = 0; done < bytes.length;) {
    const sector = Math.floor((at + done) / sectorBytes);
    const from = (at + done) % sectorBytes;
    const part = bytes.subarray(done, done + sectorBytes - from);
    const changed = file.memory[sector]?.slice() ?? new Uint8Array(sectorBytes);
    changed.set(part, from);
    file.memory[sector] = changed;
    file.dirty.add(sector);
    done += part.length;
  }
  file.length = Math.max(file.length, at + bytes.length);
}

function contentOf({ memory, length }: Stored): Uint8Array {
  const bytes = new Uint8Array(memory.length * sectorBytes);
  for (const [sector, content] of memory.entries()) bytes.set(content, sector * sectorBytes);
  return bytes.slice(0, length);
}

/** The length may have arrived without what is in it, and what is in it without the length. */
function startFromPlatter(file: Stored): void {
  const sectors = Math.ceil(file.platterLength / sectorBytes);
  const room = file.platterLength - (sectors - 1) * sectorBytes;
  file.memory = Array.from({ length: sectors }, (_, sector) => file.platter[sector] ?? emptySector);
  const last = file.memory.pop();
  if (last !== undefined) file.memory.push(clipped(last, room));
  file.length = file.platterLength;
}

/** Behind the end of a file there is nothing, whatever arrived there. */
function clipped(sector: Uint8Array, length: number): Uint8Array {
  const clip = new Uint8Array(sectorBytes);
  clip.set(sector.subarray(0, length));
  return clip;
}
