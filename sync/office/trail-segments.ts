import { open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, makeFolder, writeDurably } from './durable-files.ts';

/** Some two thousand lines. */
const usualBytes = 262_144;
const lineEnd = 0x0a;

/**
 * Lines in files of one size, each made ahead and filled with lines' ends: to be read with whatever tool is at hand, and written to on a disk
 * that is full. One file is written to, one is kept ready:
 *
 *     00000001.ndjson  full   00000002.ndjson  lines, then only lines' ends   00000003.ndjson  only lines' ends
 */
export interface TrailSegments {
  /** As they were when this was opened, oldest first. */
  readonly lines: readonly string[];
  /** Answers when it is on the disk. One call at a time. */
  add(line: string): Promise<void>;
  /** Makes the file that will be needed next, and takes away those whose last line `isOver`. For a quiet moment. */
  tidyUp(isOver: (lastLine: string) => boolean): Promise<void>;
}

interface Segment {
  readonly path: string;
  readonly number: number;
  readonly bytes: number;
  /** Behind its last line. */
  end: number;
  lastLine: string | null;
}

export async function openTrailSegments(folder: string, segmentBytes = usualBytes): Promise<TrailSegments> {
  await makeFolder(folder);
  const segments: Segment[] = [];
  const lines: string[] = [];
  for (const name of (await readdir(folder)).filter((one) => /^\d{8}\.ndjson$/.test(one)).toSorted()) {
    const path = join(folder, name);
    const content = await readFile(path);
    const found = content.toString().split('\n').filter(Boolean);
    for (const line of found) lines.push(line);
    const number = Number.parseInt(name, 10);
    segments.push({ path, number, bytes: content.length, end: endOf(content), lastLine: found.at(-1) ?? null });
  }

  const hasRoom = ({ end, bytes }: Segment, line: number) => end + line + 1 <= bytes;
  /** Behind the last one that was written to: what an older one still has room for would stand before what is older. */
  const active = () =>
    Math.max(
      0,
      segments.findLastIndex(({ end }) => end > 0),
    );

  async function make(): Promise<Segment> {
    const number = (segments.at(-1)?.number ?? 0) + 1;
    const path = join(folder, `${String(number).padStart(8, '0')}.ndjson`);
    await writeDurably(path, Buffer.alloc(segmentBytes, lineEnd));
    const made = { path, number, bytes: segmentBytes, end: 0, lastLine: null };
    segments.push(made);
    return made;
  }

  async function remove(segment: Segment): Promise<void> {
    await unlink(segment.path).catch(unlessGone);
    segments.splice(segments.indexOf(segment), 1);
  }

  return {
    lines,
    async add(line) {
      const bytes = Buffer.from(line);
      const segment = segments.slice(active()).find((one) => hasRoom(one, bytes.length)) ?? (await make());
      // A line's end stays between them: one that was cut by a loss of power takes no other with it.
      const at = segment.end === 0 ? 0 : segment.end + 1;
      await writeAt(segment.path, at, bytes);
      segment.end = at + bytes.length;
      segment.lastLine = line;
    },
    async tidyUp(isOver) {
      for (const segment of segments.slice(0, active()))
        if (segment.lastLine === null || isOver(segment.lastLine)) await remove(segment);
      if (segments.length === 0) await make();
      if (segments.at(-1)?.end !== 0) await make();
    },
  };
}

function endOf(content: Buffer): number {
  let end = content.length;
  while (end > 0 && content[end - 1] === lineEnd) end--;
  return end;
}

async function writeAt(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(bytes, 0, bytes.length, at);
    await file.datasync();
  } finally {
    await file.close();
  }
}

function unlessGone(problem: unknown): void {
  if (codeOf(problem) !== 'ENOENT') throw problem;
}
