/** A line longer than this is no row: it would fill the memory of a kiosk before its end came. */
const longestLine = 4_194_304;

/**
 * The lines of a body as they come, a chunk at a time: nothing is read ahead of who is listening, which is the back-pressure. `read`
 * wraps each wait, so that the caller decides how long one may take. Throws when the body is cut, and when a line never ends.
 */
export async function* textLines(
  body: ReadableStream,
  read: (next: () => Promise<Uint8Array | null>) => Promise<Uint8Array | null>,
): AsyncGenerator<readonly string[], void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  const next = async () => {
    const chunk = await reader.read();
    return chunk.done ? null : (chunk.value ?? null);
  };
  for (let chunk = await read(next); chunk !== null; chunk = await read(next)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new Error('A line of the feed has no end');
    yield lines.filter((line) => line.length > 0);
  }
  // What stands behind the last line break was cut: a whole line ends with one.
  if (rest.trim().length > 0) yield [rest];
}
