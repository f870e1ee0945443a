const newline = 10;
/** A longer line is no row: it would fill the memory before it could be refused. */
const longestLine = 16 * 1024 * 1024;
/** The text of a run is made at once; that of a larger one would hold the thread. */
const longestRun = 128 * 1024;

/**
 * The lines of a body in runs of whole ones, each with its end, however the bytes were cut; null stands for a line that was too long. What
 * follows the last line's end does not count: it was cut.
 */
export async function* lineRuns(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  mostBytes = longestLine,
): AsyncGenerator<Uint8Array<ArrayBuffer> | null> {
  let begun: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const firstEnd = chunk.indexOf(newline) + 1;
    if (firstEnd === 0) {
      length += chunk.length;
      if (length <= mostBytes) begun.push(chunk);
      else begun = [];
      continue;
    }
    if (length > 0) yield length + firstEnd > mostBytes ? null : joined([...begun, chunk.subarray(0, firstEnd)]);
    const end = chunk.lastIndexOf(newline) + 1;
    for (let from = length > 0 ? firstEnd : 0; from < end;) {
      const next = from + longestRun < end ? chunk.indexOf(newline, from + longestRun) + 1 : end;
      yield chunk.subarray(from, next);
      from = next;
    }
    begun = end < chunk.length ? [chunk.subarray(end)] : [];
    length = chunk.length - end;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
