import type { CommerceError } from '../contract/commerce-error.ts';
import type { PageEnd, Resource } from '../contract/feed.ts';
import type { Breath } from '../kernel/breath.ts';
import { lineRuns } from './line-runs.ts';
import { type Change, PageLines } from './page-lines.ts';
import type { Quarantined } from './quarantine.ts';
import { seldom } from './seldom.ts';

export interface Page<Of extends Resource = Resource> {
  readonly resource: Of;
  readonly changes: readonly Change<Of>[];
  /** When it was asked for: what it says is as old as that, whatever it says itself (FR8). */
  readonly askedAt: number;
  readonly quarantine: readonly Quarantined[];
  readonly end: PageEnd;
}

type PageRead =
  | { readonly kind: 'whole'; readonly page: Page }
  | { readonly kind: 'cut' }
  | { readonly kind: 'failed'; readonly error: CommerceError };

type Bytes = Uint8Array<ArrayBuffer>;

const newline = 10;
const notAFeed: CommerceError = { kind: 'Invalid', message: 'What came is not a page of the feed' };

/** Takes a page in. Nothing of it counts before its last line has come (RP1). */
export async function readPage(
  chunks: AsyncIterable<Bytes>,
  asked: { readonly resource: Resource; readonly askedAt: number },
  breath: Breath,
): Promise<PageRead> {
  const lines = new PageLines(asked.resource);
  try {
    await readLines(chunks, lines, seldom(breath));
  } catch {
    // A body that breaks is a page without its end.
  }
  const { end, changes, quarantine } = lines;
  if (end !== null) return { kind: 'whole', page: { ...asked, changes, quarantine: quarantine.list(), end } };
  return lines.unreadable ? { kind: 'failed', error: notAFeed } : { kind: 'cut' };
}

async function readLines(chunks: AsyncIterable<Bytes>, lines: PageLines, breath: Breath): Promise<void> {
  for await (const run of lineRuns(chunks)) {
    if (run === null) {
      lines.tooLong();
      continue;
    }
    for (let from = 0; from < run.length;) {
      const end = run.indexOf(newline, from);
      lines.take(run, from, end);
      if (lines.end !== null) return;
      from = end + 1;
      if (breath.due) await breath.take();
    }
  }
}
