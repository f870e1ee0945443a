import { ArticlePaces } from './article-paces.ts';
import { Deliveries } from './deliveries.ts';
import type { Rate } from './demand.ts';
import { Foresight } from './foresight.ts';
import { GoodsGroup } from './goods-group.ts';
import { PlaceClocks } from './place-clocks.ts';
import { PromisePool } from './promise-pool.ts';
import { Recalibration } from './recalibration.ts';
import { RecordErrors } from './record-errors.ts';
import { SilentDrift } from './silent-drift.ts';
import { hoursOf, soldOf } from './stock-memory.ts';
import type { Cell, Told } from './stock-record.ts';

const dayMs = 24 * 3_600_000;
/** One figure may be a slip; by so many it is how this store's records are kept. */
const tellingFalls = 5;

/**
 * What all records taught together: how records err, how things go missing, how articles and groups of goods sell, when deliveries come, and
 * by how much all that was wrong so far.
 */
export class CommonKnowledge {
  readonly places: PlaceClocks[] = [];
  readonly groups: GoodsGroup[] = [];
  readonly paces = new ArticlePaces();
  readonly errors = new RecordErrors();
  readonly drift = new SilentDrift();
  readonly deliveries = new Deliveries();
  readonly recalibration = new Recalibration();
  readonly foresight = new Foresight();
  readonly pool = new PromisePool();
  /** When anything was first heard of a change, and when all records were last looked at; 0 for never. */
  readonly times = new Float64Array(2);
  /** So often a record fell below nothing. */
  readonly falls = new Float64Array(1);
  readonly #confirmedAt: number[] = [];

  place(at: number): PlaceClocks {
    return (this.places[at] ??= new PlaceClocks());
  }

  group(at: number): GoodsGroup {
    return (this.groups[at] ??= new GoodsGroup());
  }

  /** A complete pull of a place ended: what it did not mention had not changed by then. */
  confirmed(place: number, at: number): void {
    const clocks = this.place(place);
    this.#confirmedAt[place] = at;
    this.foresight.confirmed(place, at, (from, to) => clocks.selling(from, to));
  }

  /** Until when a record is known to have said what it says. */
  knownAt({ place }: Cell, record: Told): number {
    return Math.max(record.at, this.#confirmedAt[place] ?? record.at);
  }

  noteRecord(before: number, after: number): void {
    if (after < 0 && after < before) this.falls[0] = (this.falls[0] ?? 0) + 1;
  }

  /** What lies there and is not recorded is sold all the same, and shows (FR19). */
  get fallsBelowNothing(): boolean {
    return (this.falls[0] ?? 0) >= tellingFalls;
  }

  /** How long anything has been heard of changes. */
  watchedDays(at: number): number {
    const [from = 0] = this.times;
    return from === 0 ? 0 : Math.max(0, at - from) / dayMs;
  }

  /** How a record sells. `moreHours` since its last change count, of those that were tallied with its article's. */
  rate({ memory, slot, group: number, article, place }: Cell, moreHours: number, tallied = moreHours): Rate {
    const group = this.group(number);
    const { size } = group;
    const sold = soldOf(memory, slot);
    const hours = hoursOf(memory, slot);
    const usual = this.paces.usual({ article, place, sold, hours: hours + tallied }, group);
    const shape = usual.shape + sold / size;
    return { mean: shape / (usual.shape / usual.mean + (hours + moreHours) / size), shape, size };
  }
}
