import { closeSync, openSync, readSync } from 'node:fs';

const newline = 0x0a;
const bytesAtOnce = 16 * 1024 * 1024;

/** The lines of a file of any size, as bytes, with their numbers; empty ones are left out. */
export function* fileLines(path: string): Generator<{ readonly number: number; readonly line: Buffer }> {
  const file = openSync(path, 'r');
  try {
    let [rest, number] = [Buffer.alloc(0), 0];
    for (;;) {
      const chunk = Buffer.allocUnsafe(bytesAtOnce);
      const read = readSync(file, chunk);
      const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      let from = 0;
      for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
        number++;
        if (end > from) yield { number, line: bytes.subarray(from, end) };
        from = end + 1;
      }
      rest = bytes.subarray(from);
      if (read > 0) continue;
      if (rest.length > 0) yield { number: number + 1, line: rest };
      return;
    }
  } finally {
    closeSync(file);
  }
}
