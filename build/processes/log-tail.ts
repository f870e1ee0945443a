import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';

/** Enough to find the reason for an ending in. */
const KEPT_LINES = 40;

/** What a process writes: kept whole in a file, its last lines also here. */
export interface LogTail {
  /** Every line from here on. The lines kept so far are told first. */
  onLine(listener: (line: string) => void): () => void;
  last(lines: number): string;
}

export function logTail(file: string, streams: readonly Readable[]): LogTail {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  const kept: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const hear = (line: string) => {
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.shift();
    append(file, line);
    for (const listener of [...listeners]) listener(line);
  };
  for (const stream of streams) eachLine(stream, hear);
  return {
    onLine(listener) {
      for (const line of kept) listener(line);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    last: (lines) => kept.slice(-lines).join('\n'),
  };
}

function append(file: string, line: string): void {
  try {
    appendFileSync(file, `${line}\n`);
  } catch {
    // A log that cannot be written (a full disk) is a pity, and no reason to end a kiosk.
  }
}

function eachLine(stream: Readable, hear: (line: string) => void): void {
  let unfinished = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
  stream.on('end', () => {
    if (unfinished !== '') hear(unfinished);
  });
}
