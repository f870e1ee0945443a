import type { Resource } from '../contract/feed.ts';

/** Rows put aside for one reason: how often, and the last of them, so that somebody can look it up at the platform (RP4). */
export interface Quarantined {
  /** Where the schema was broken, or what else was wrong. */
  readonly reason: string;
  readonly count: number;
  /** The platform's id of the last; null where it could not be read. */
  readonly lastId: string | null;
}

export type QuarantineLine = Quarantined & { readonly resource: Resource };

/** More reasons than these are one: a hostile feed must not fill the checkpoint. */
const mostReasons = 20;
const longestReason = 80;
const longestId = 256;

/** Counts what is put aside, on top of what was before. */
export class Quarantine {
  readonly #byReason: Map<string, Quarantined>;

  constructor(before: readonly Quarantined[] = []) {
    this.#byReason = new Map(before.map((each) => [each.reason, each]));
  }

  add(reason: string, lastId: unknown, more = 1): void {
    const short = reason.slice(0, longestReason);
    const key = this.#byReason.has(short) || this.#byReason.size < mostReasons ? short : 'other';
    const count = (this.#byReason.get(key)?.count ?? 0) + more;
    this.#byReason.set(key, { reason: key, count, lastId: typeof lastId === 'string' ? briefly(lastId) : null });
  }

  addAll(others: readonly Quarantined[]): void {
    for (const { reason, lastId, count } of others) this.add(reason, lastId, count);
  }

  get count(): number {
    return this.list().reduce((sum, { count }) => sum + count, 0);
  }

  list(): readonly Quarantined[] {
    return [...this.#byReason.values()];
  }
}

/** A copy: a piece of a longer text would keep all of that in memory. */
const briefly = (id: string): string => JSON.parse(JSON.stringify(id.slice(0, longestId))) as string;
