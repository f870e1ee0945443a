import * as v from 'valibot';
import { idLineSchema } from '../contract/checksums.ts';
import { type PageEnd, pageEndSchema } from '../contract/feed.ts';
import type { Breath } from '../kernel/breath.ts';
import { lineRuns } from './line-runs.ts';
import { seldom } from './seldom.ts';

interface IdPage {
  readonly ids: readonly string[];
  readonly end: PageEnd;
}

const lineSchema = v.union([idLineSchema, v.object({ page: pageEndSchema })]);

/** Null when it did not come whole, or something in it cannot be read: what is not in it would be taken for gone. */
export async function readIdPage(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  breath: Breath,
): Promise<IdPage | null> {
  const ids: string[] = [];
  const slices = seldom(breath);
  const decoder = new TextDecoder();
  try {
    for await (const run of lineRuns(chunks)) {
      for (const text of run === null ? ['too long'] : decoder.decode(run).split('\n')) {
        if (text === '') continue;
        const line = v.parse(lineSchema, JSON.parse(text));
        if ('page' in line) return { ids, end: line.page };
        ids.push(line.id);
        if (slices.due) await slices.take();
      }
    }
  } catch {
    // A body that breaks, or a line that is none.
  }
  return null;
}
