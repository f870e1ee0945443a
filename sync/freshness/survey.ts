import { perDay } from './demand.ts';
import type { GroupSums } from './goods-group.ts';
import { pooledAges } from './promise-pool.ts';
import { hoursOf, soldOf } from './stock-memory.ts';
import type { StockModel } from './stock-model.ts';
import type { Cell, Told } from './stock-record.ts';

const dayMs = 24 * 3_600_000;
/** Records that stay as they are tell of demand and deliveries as well, and nobody hears of them: they are looked at this often. */
export const surveyEveryMs = dayMs / 2;
/** Of more records than that only some are looked at. */
export const mostSurveyed = 100_000;
/** Forecasts made of each survey, from a quarter of an hour to a week ahead, the nearer as likely as the farther. */
const forecasts = 600;
const nearestMs = 900_000;
const span = Math.log((7 * dayMs) / nearestMs);

/** A look at all records, or at a fair share of them: how groups of goods sell, and how long deliveries were waited for. */
export class Survey {
  readonly #model: StockModel;
  readonly #at: number;
  readonly #days: number;
  readonly #foretold: number;
  readonly #sums = new Map<number, GroupSums>();

  /** `days` since the last survey, times how many records each stands for. */
  constructor(model: StockModel, at: number, days: number, records: number) {
    this.#model = model;
    this.#at = at;
    this.#days = days;
    this.#foretold = forecasts / Math.max(forecasts, records);
    model.common.pool.fade();
  }

  add(cell: Cell, record: Told): void {
    const model = this.#model;
    const { common } = model;
    const at = common.knownAt(cell, record);
    const open = model.openHours(cell, record);
    const pace = perDay(common.rate(cell, open));
    common.deliveries.waited(record.available, pace, Math.max(0, this.#at - record.at) / dayMs, this.#days);
    this.#sum(cell, open);
    if (model.dice() < this.#foretold) model.foretell(cell, record, at, at + nearestMs * Math.exp(model.dice() * span));
    if (model.dice() < this.#foretold && record.available > 0) this.#pool(cell, record, at, pace);
  }

  end(): void {
    this.#model.common.pool.tune(this.#model.common.errors.learned);
    for (const [group, sums] of this.#sums) this.#model.common.group(group).learn(sums);
  }

  /** What would be said of it at each age; what sells more is asked for more. */
  #pool(cell: Cell, record: Told, knownAt: number, pace: number): void {
    for (const [age, ms] of pooledAges.entries()) {
      const { certain, probability } = this.#model.outlook(cell, record, knownAt, knownAt + ms, 0);
      this.#model.common.pool.note(age, certain, probability, pace);
    }
  }

  #sum({ memory, slot, group }: Cell, moreHours: number): void {
    let sums = this.#sums.get(group);
    if (sums === undefined) this.#sums.set(group, (sums = { sold: 0, hours: 0, soldSquared: 0, hoursSquared: 0 }));
    const sold = soldOf(memory, slot);
    const hours = hoursOf(memory, slot) + moreHours;
    sums.sold += sold;
    sums.hours += hours;
    sums.soldSquared += sold * sold;
    sums.hoursSquared += hours * hours;
  }
}
