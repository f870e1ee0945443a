import type { Resource } from '../contract/feed.ts';
import type { FeedAnswer, FeedQuestion, FeedSource } from './feed-source.ts';

/** A question on its way, and the stamp of when it was asked. */
export interface Asked {
  readonly question: FeedQuestion;
  readonly askedAt: number;
  readonly answer: Promise<FeedAnswer>;
}

export function askPage(source: FeedSource, askedAt: number, question: FeedQuestion): Asked {
  const asked = { question, askedAt, answer: source.page(question) };
  // Whoever takes it hears of it; if nobody does, it was asked in vain.
  asked.answer.catch(() => {});
  return asked;
}

/** The next page of each resource, asked for while those of the others are taken in: one ahead, so that it waits at the store's side. */
export class AskedAhead {
  readonly #asked = new Map<Resource, Asked>();
  #closed = false;

  put(asked: Asked): void {
    const { resource } = asked.question;
    const before = this.#asked.get(resource);
    if (before !== undefined) drop(before);
    if (this.#closed) drop(asked);
    else this.#asked.set(resource, asked);
  }

  /** Null where nothing, or something else, was asked. */
  take(resource: Resource, cursor: string | null): Asked | null {
    const asked = this.#asked.get(resource);
    if (asked === undefined) return null;
    this.#asked.delete(resource);
    if (asked.question.cursor === cursor) return asked;
    drop(asked);
    return null;
  }

  close(): void {
    this.#closed = true;
    this.cancel();
  }

  cancel(): void {
    for (const asked of this.#asked.values()) drop(asked);
    this.#asked.clear();
  }
}

/** A body that nobody reads is sent back, or the store would keep it open. */
function drop({ answer }: Asked): void {
  const cancelled = answer.then((given) =>
    given.kind === 'body' ? given.chunks[Symbol.asyncIterator]().return?.() : undefined,
  );
  cancelled.catch(() => {});
}
