import type { ServerResponse } from 'node:http';
import { readProduct } from '../data/edit-catalog.ts';
import type { Data } from '../data/open-data.ts';
import { number } from '../data/read.ts';
import type { Movement } from '../data/shelf.ts';

/** A movement in words that a page can show. */
export interface ShownMovement {
  readonly at: number;
  readonly what: Movement['what'];
  readonly by: number;
  readonly available: number;
  readonly title: string;
  readonly choice: string;
  readonly media: string | null;
  readonly location: string;
}

/** A tick of a large shop moves thousands of things; nobody reads more than a few. */
const shownAtOnce = 6;
const remembered = 30;

export interface LiveEvents {
  recent(): readonly ShownMovement[];
  tell(moved: readonly Movement[], at: number): void;
  /** Something else changed; whoever shows it asks again. */
  nudge(what: 'orders' | 'faults' | 'door' | 'town'): void;
  join(response: ServerResponse): void;
  close(): void;
}

export function openLiveEvents(data: Data): LiveEvents {
  const readers = new Set<ServerResponse>();
  let latest: ShownMovement[] = [];
  const say = (event: string, value: unknown) => {
    for (const reader of readers) reader.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
  };
  return {
    recent: () => latest,
    tell(moved, at) {
      const shown = moved.slice(-shownAtOnce).map((movement) => inWords(data, movement, at));
      latest = [...shown.toReversed(), ...latest].slice(0, remembered);
      say('stock', shown);
    },
    nudge: (what) => say(what, {}),
    join(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      readers.add(response);
      response.once('close', () => readers.delete(response));
    },
    close() {
      for (const reader of readers) reader.end();
      readers.clear();
    },
  };
}

function inWords(data: Data, { what, level, by, available }: Movement, at: number): ShownMovement {
  const places = data.locations.length;
  const variantRow = data
    .statement('SELECT id, product FROM variant WHERE ordinal = ?')
    .get(Math.floor(level / places));
  const product = readProduct(data, number(variantRow?.['product']));
  const variant = product.variants.find(({ id }) => id === variantRow?.['id']);
  const choice = product.options.map((option, index) => option.values[variant?.choices[index] ?? 0]?.name['en'] ?? '');
  const place = data.catalog.locations()[level % places];
  return {
    at,
    what,
    by,
    available,
    title: product.title['en'] ?? Object.values(product.title)[0] ?? product.sourceId,
    choice: choice.filter((name) => name !== '').join(', '),
    media: variant?.media[0] ?? product.media[0]?.id ?? null,
    location: place?.name ?? '',
  };
}
