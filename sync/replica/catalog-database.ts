import Dexie, { type Table } from 'dexie';
import { type Databases, generationName } from './generation-database.ts';
import { fromPieces, type Piece } from './pieces.ts';
import type { Pointer } from './pointer.ts';
import type { Timeline } from '../freshness/timeline.ts';

/** The first screen in one language, sealed like any other value. */
interface FrontRecord {
  readonly generation: number;
  readonly piece: Piece;
}

/** What is said of the catalog before its generation is open. */
export interface Summary {
  readonly generation: number;
  readonly filled: boolean;
  readonly products: number;
  readonly stockCheckedAt: number | null;
  readonly quarantined: number;
}

/** By line of an own order, when it was first heard here that the store has it. */
export type PlacedSeen = Readonly<Record<string, number>>;

interface Beginnings {
  /** Null where there is none of the generation that is read. */
  readonly summary: (Summary & Pick<Pointer, 'location'>) | null;
  readonly timeline: Timeline | null;
  readonly placedSeen: PlacedSeen;
}

const pointerKey = 'pointer';
const summaryKey = 'summary';
const timelineKey = 'timeline';
const placedSeenKey = 'placed-seen';
const frontKey = (language: string): string => `front/${language}`;

/**
 * The small database beside the generations. The first screen is kept here and not in its generation, so that a start opens one database
 * and reads one record before it shows goods (RP8).
 */
export class CatalogDatabase {
  readonly #dexie: Dexie;
  readonly #records: Table<unknown, string>;

  constructor(databases: Databases) {
    this.#dexie = new Dexie('endcap-catalog', { ...databases, chromeTransactionDurability: 'strict' });
    this.#dexie.version(1).stores({ records: '' });
    this.#records = this.#dexie.table('records');
  }

  /** Opens it already; whoever asks next waits the less. What goes wrong is heard by who asks. */
  warmUp(): void {
    this.#dexie.open().catch(() => {});
  }

  async pointer(): Promise<Pointer | null> {
    return ((await this.#records.get(pointerKey)) as Pointer | undefined) ?? null;
  }

  async setPointer(pointer: Pointer): Promise<void> {
    await this.#records.put(pointer, pointerKey);
  }

  /** Both are read at one moment: a front of a generation that is no longer read is none (RP6). */
  async front(language: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const [pointer, front] = (await this.#records.bulkGet([pointerKey, frontKey(language)])) as [
      Pointer | undefined,
      FrontRecord | undefined,
    ];
    if (pointer === undefined || front === undefined || front.generation !== pointer.current) return null;
    return fromPieces('records', [front.piece]);
  }

  /** All that a start needs besides the first screen, in one read. */
  async beginnings(): Promise<Beginnings> {
    const [pointer, summary, timeline, placedSeen] = (await this.#records.bulkGet([
      ...[pointerKey, summaryKey],
      ...[timelineKey, placedSeenKey],
    ])) as [Pointer?, Summary?, Timeline?, PlacedSeen?];
    const isRead = summary !== undefined && summary.generation === pointer?.current;
    return {
      summary: isRead ? { ...summary, location: pointer.location } : null,
      timeline: timeline ?? null,
      placedSeen: placedSeen ?? {},
    };
  }

  async putFronts(summary: Summary, fronts: readonly (readonly [language: string, piece: Piece])[]): Promise<void> {
    const { generation } = summary;
    await this.#records.bulkPut(
      [summary, ...fronts.map(([, piece]): FrontRecord => ({ generation, piece }))],
      [summaryKey, ...fronts.map(([language]) => frontKey(language))],
    );
  }

  /** Read, changed and written in one transaction: another window may do the same. */
  changeTimeline(change: (before: Timeline | null) => Timeline): Promise<Timeline> {
    // Dexie keeps a transaction open over native awaits only in a function that it can see to be async.
    return this.#dexie.transaction('rw', this.#records, async () => {
      const before = (await this.#records.get(timelineKey)) as Timeline | undefined;
      const after = change(before ?? null);
      await this.#records.put(after, timelineKey);
      return after;
    });
  }

  async setPlacedSeen(seen: PlacedSeen): Promise<void> {
    await this.#records.put(seen, placedSeenKey);
  }

  close(): void {
    this.#dexie.close();
  }
}

/** Whole, which takes milliseconds where deleting row by row takes minutes. Harmless where there is none. */
export async function deleteGeneration(number: number, databases: Databases): Promise<void> {
  await new Dexie(generationName(number), databases).delete();
}
