import type { SQLOutputValue } from 'node:sqlite';
import type { Stock } from '../../contract/stock.ts';
import type { Data } from './open-data.ts';
import { number, text } from './read.ts';

/** One variant at one location: what the books say, and what truly lies there. */
export interface Level {
  readonly level: number;
  readonly available: number;
  readonly shelf: number;
  readonly policy: Stock['policy'];
}

/** That the books moved, for whoever watches. */
export interface Movement {
  readonly what: 'sold' | 'delivered' | 'counted' | 'ordered';
  readonly level: number;
  readonly by: number;
  readonly available: number;
}

export interface KnownVariant {
  readonly ordinal: number;
  readonly id: string;
  readonly policy: Stock['policy'];
}

export function findVariant(data: Data, id: string): KnownVariant | null {
  const row = data.statement('SELECT ordinal, policy FROM variant WHERE id = ?').get(id);
  if (row === undefined) return null;
  return { ordinal: number(row['ordinal']), id, policy: text(row['policy']) as Stock['policy'] };
}

/** Null for a location that does not exist or a product that was deleted. */
export function findLevel(data: Data, variant: KnownVariant, location: string): Level | null {
  const place = data.locations.indexOf(location);
  if (place < 0) return null;
  const level = variant.ordinal * data.locations.length + place;
  const row = data.statement('SELECT available, shelf FROM stock WHERE level = ? AND deleted = 0').get(level);
  if (row === undefined) return null;
  return { level, available: number(row['available']), shelf: number(row['shelf']), policy: variant.policy };
}

/** Moves the books and the shelf; only a change of the books is news for the feed. */
export function moveLevel(data: Data, stamp: number, level: number, books: number, shelf: number): void {
  if (books === 0) data.statement('UPDATE stock SET shelf = shelf + ? WHERE level = ?').run(shelf, level);
  else
    data
      .statement('UPDATE stock SET available = available + ?, shelf = shelf + ?, changed_at = ? WHERE level = ?')
      .run(books, shelf, stamp, level);
}

/** Somebody counted, and the books say now what lies there; news also where they had been right. */
export function putRight(data: Data, stamp: number, { level, available, shelf }: Level): void {
  data.statement('UPDATE stock SET available = ?, changed_at = ? WHERE level = ?').run(shelf, stamp, level);
  data.statement('INSERT OR REPLACE INTO shelf_count VALUES (?, ?, ?, ?)').run(level, stamp, shelf, available);
}

/** Booked in, though less may have come. */
export function receive(data: Data, stamp: number, level: number, booked: number, came: number): void {
  moveLevel(data, stamp, level, booked, came);
  data.statement('INSERT OR REPLACE INTO shelf_receipt VALUES (?, ?, ?)').run(level, stamp, booked);
}

export function stockOfVariant(data: Data, variant: KnownVariant, serverTime: number): Stock[] {
  const first = variant.ordinal * data.locations.length;
  const rows = data
    .statement(
      `SELECT s.level, s.available, s.changed_at, c.at AS counted_at, c.pieces AS counted, c.recorded,
          r.at AS received_at, r.pieces AS received
        FROM stock s LEFT JOIN shelf_count c ON c.level = s.level LEFT JOIN shelf_receipt r ON r.level = s.level
        WHERE s.level >= ? AND s.level < ? AND s.deleted = 0 ORDER BY s.level`,
    )
    .all(first, first + data.locations.length);
  return rows.map((row) => {
    const location = data.locations[number(row['level']) - first] ?? '';
    return {
      sourceId: `${variant.id}@${location}`,
      variant: variant.id,
      location,
      available: number(row['available']),
      policy: variant.policy,
      confidence: 'exact',
      sourceUpdatedAt: Number(row['changed_at'] ?? data.filledAt),
      observedAt: serverTime,
      deleted: false,
      ...eventsOf(row),
    };
  });
}

function eventsOf(row: Record<string, SQLOutputValue>): Pick<Stock, 'counted' | 'received'> {
  const { counted_at: countedAt = null, received_at: receivedAt = null } = row;
  return {
    ...(countedAt !== null && {
      counted: { at: number(countedAt), pieces: number(row['counted']), recorded: number(row['recorded']) },
    }),
    ...(receivedAt !== null && { received: { at: number(receivedAt), pieces: number(row['received']) } }),
  };
}
