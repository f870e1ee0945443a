import type { CommerceErrorKind } from '../contract/commerce-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Breath } from '../kernel/breath.ts';
import type { SteadyTime } from '../kernel/steady-time.ts';
import type { Generation } from './generation.ts';
import type { HealSource } from './heal-source.ts';
import { readIdPage } from './id-list.ts';
import type { Repair } from './take-repair.ts';

export interface SweepParts {
  readonly heal: HealSource;
  readonly clock: Clock;
  readonly time: Pick<SteadyTime, 'now'>;
  readonly breath: Breath;
}

/** What is shown by itself: prices and stock of goods that are gone are never asked for. */
export const sweptResources = ['location', 'category', 'promotion', 'product'] as const;
type Swept = (typeof sweptResources)[number];

/** `more`: another step is needed. */
type Step = 'more' | 'listed' | CommerceErrorKind;

const idsAPage = 10_000;
/** After that the feeds have their turn: a slow platform lists for minutes. */
const stepMs = 1_000;
const rowsAtOnce = 200;

/** One way through the list of all ids of a resource, in steps between which feeds are pulled (RP14). */
export class Sweep {
  readonly resource: Swept;
  readonly #parts: SweepParts;
  readonly #generation: Generation;
  readonly #startedAt: number;
  /** Numbers of products, ids of what is small. */
  readonly #listed = new Set<number | string>();
  #cursor: string | null = null;

  constructor(parts: SweepParts, generation: Generation, resource: Swept) {
    this.#parts = parts;
    this.#generation = generation;
    this.resource = resource;
    // Begun at a time that nobody knows, it takes nothing away.
    this.#startedAt = parts.time.now() ?? -Infinity;
  }

  async step(): Promise<Step> {
    const { heal, clock, breath } = this.#parts;
    const until = clock.monotonic() + stepMs;
    do {
      const answer = await heal.ids(this.resource, this.#cursor, idsAPage);
      if (answer.kind === 'failed') return answer.error.kind;
      const page = await readIdPage(answer.chunks, breath);
      if (page === null || page.end.epoch !== this.#generation.epoch) return 'Transient';
      for (const id of page.ids) this.#listed.add(this.#keyOf(id) ?? id);
      this.#cursor = page.end.next;
      if (page.end.complete) return 'listed';
    } while (clock.monotonic() < until);
    return 'more';
  }

  /** What is here and not there, and was here before the list began. */
  async repair(): Promise<Repair> {
    const ids = this.resource === 'product' ? await this.#goneProducts() : this.#gonePlain(this.resource);
    const changes = ids.map((id) => ({ kind: 'gone' as const, id }));
    return { resource: this.resource, changes, rows: ids.length, askedAt: this.#startedAt };
  }

  /** How many there are here. */
  get held(): number {
    const { productCount, plain } = this.#generation;
    return this.resource === 'product' ? productCount : plain[this.resource].size;
  }

  #keyOf(id: string): number | string | null {
    return this.resource === 'product' ? this.#generation.products.find(id) : id;
  }

  async #goneProducts(): Promise<string[]> {
    const { products, shelf } = this.#generation;
    const unlisted: number[] = [];
    for (let ordinal = 0; ordinal < products.count; ordinal++)
      if (!this.#listed.has(ordinal) && !shelf.isGone(ordinal)) unlisted.push(ordinal);
    const gone: string[] = [];
    for (let from = 0; from < unlisted.length; from += rowsAtOnce) {
      const rows = await shelf.read(unlisted.slice(from, from + rowsAtOnce));
      for (const row of rows) if (row !== null && this.#isOld(row.product)) gone.push(row.product.sourceId);
      if (this.#parts.breath.due) await this.#parts.breath.take();
    }
    return gone;
  }

  #gonePlain(resource: Exclude<Swept, 'product'>): string[] {
    const rows = [...this.#generation.plain[resource].values()];
    return rows.filter((row) => !this.#listed.has(row.sourceId) && this.#isOld(row)).map(({ sourceId }) => sourceId);
  }

  /** What came since may be newer than its place in the list. */
  #isOld({ observedAt }: { readonly observedAt: number }): boolean {
    return observedAt < this.#startedAt;
  }
}
