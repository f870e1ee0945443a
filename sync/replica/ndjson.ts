/** A line longer than this is no row: it would fill the memory before it could be refused. */
const longestLine = 16 * 1024 * 1024;

/** The whole lines of a stream, as many at a time as arrive together. A last line without its end does not count: it was cut. */
export async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) return;
      if (lines.length > 0) yield lines.filter((line) => line !== '');
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
