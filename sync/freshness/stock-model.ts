import { ArticlePaces, type ArticleTally } from './article-paces.ts';
import { oddsWhenAskedFor } from './asked-for.ts';
import * as belief from './belief.ts';
import { Deliveries } from './deliveries.ts';
import { demandIn, perDay, type Rate, steady } from './demand.ts';
import { Foresight } from './foresight.ts';
import { GoodsGroup } from './goods-group.ts';
import { exactly, fillAtMost, mostPieces, noneWanted } from './negative-binomial.ts';
import { PlaceClocks } from './place-clocks.ts';
import { PromisePool } from './promise-pool.ts';
import { type Doubt, Recalibration } from './recalibration.ts';
import { RecordErrors } from './record-errors.ts';
import { SilentDrift } from './silent-drift.ts';
import * as memory from './stock-memory.ts';

/** Where a record's memory lies, and whose it is; one of these is used for many. */
export interface Cell {
  memory: memory.StockMemory;
  slot: number;
  /** The same for the same record, different for others. */
  key: number;
  group: number;
  place: number;
  /** The same for the same goods at all places. */
  article: number;
}

/** What a record says, and since when. */
export interface Told {
  readonly available: number;
  readonly at: number;
}

export interface Outlook {
  /** Chance that one is there when it is asked for. */
  readonly probability: number;
  /** The same, without counting on new deliveries: it never rises while time passes. */
  readonly certain: number;
  /** Of all that is at least as certain, at that age, as many are there: what may be promised by, and never rises either. */
  readonly share: number;
}

const dayMs = 24 * 3_600_000;
/** A long time is gone through in steps, in each of which little sells and little goes astray. */
const soldAStep = 0.7;
const daysAStep = 2;
const mostSteps = 6;
const mostDrift = 0.3;
/** A record is put right by hand so seldom, in a day, as long as nobody says that he counted. */
const putRightADay = 0.003;
const putRightWhenFilled = 0.003;
/** A count's correction reaches the record within so long. */
const correctionMs = 40 * 3_600_000;
const surely = 0.8;
/** Receipts of which no figure ever tells are let go. */
const mostBooked = 10_000;
/** A day's mood is that of its last hours. */
const ofTodayMs = dayMs / 2;
/** What comes is there when it is looked for: unpacked, and not sold out again. */
const foundWhenCome = 0.96;

const believed = belief.newBelief();
const atMost = new Float64Array(mostPieces + 1);

/**
 * The learned side of freshness. For each record: a belief over what is truly there, moved by every sale, delivery and count, and by every
 * hour in which a record stayed flat though somebody should have bought. For all together: how records err, how things go missing, how
 * articles and groups of goods sell, when deliveries come, and by how much all that was wrong so far.
 *
 *   observation ──► belief of before ── roll to now ── sale, delivery or correction ──► belief
 *   question ─────► belief ── roll to the last confirmation ── corrected by counts ── demand and deliveries of the age ──► chance
 */
export class StockModel {
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
  /** Booked, and not yet seen in the record. */
  readonly #booked = new Map<number, number>();
  readonly #confirmedAt: number[] = [];
  #dice = 1;

  place(at: number): PlaceClocks {
    return (this.places[at] ??= new PlaceClocks());
  }

  group(at: number): GoodsGroup {
    return (this.groups[at] ??= new GoodsGroup());
  }

  /** `moreHours` since its last change count, of those that were tallied with its article's. */
  rate({ memory: held, slot, group: number, article, place }: Cell, moreHours: number, tallied = moreHours): Rate {
    const group = this.group(number);
    const sold = memory.soldOf(held, slot);
    const before = memory.hoursOf(held, slot);
    const hours = before + moreHours;
    const usual = this.paces.usual({ article, place, sold, hours: before + tallied }, group);
    const shape = usual.shape + sold / group.size;
    return { mean: shape / (usual.shape / usual.mean + hours / group.size), shape, size: group.size };
  }

  /** A record says something new, or the same again. */
  changed(cell: Cell, before: Told, after: Told): void {
    if (this.times[0] === 0) this.times[0] = before.at;
    const booked = this.#takeBooked(cell.key);
    const change = after.available - before.available - booked;
    const clocks = this.place(cell.place);
    const knownAt = this.knownAt(cell, before);
    this.foresight.changed(cell.key, after.available, knownAt, after.at, (from, to) => clocks.selling(from, to));
    const rate = this.rate(cell, 0, this.openHours(cell, before, knownAt));
    const flatUntil = standstillEnd(change, before.at, knownAt, after.at);
    let hours = this.#roll(cell, rate, before.available, before.at, flatUntil, true);
    hours += this.#roll(cell, rate, before.available, flatUntil, after.at, false);
    let sold = 0;
    if (booked > 0) belief.came(believed, before.available, booked);
    const filled = booked > 0 ? { available: before.available + booked, at: before.at } : before;
    if (change !== 0 && this.#isCorrection(cell, filled, after))
      belief.known(believed, after.available, after.available);
    else if (change < 0) sold = this.#dropped(cell, rate, filled, after);
    else if (change > 0) this.#rose(cell, rate, filled, after);
    memory.noteSales(cell.memory, cell.slot, sold, hours, this.dice);
    this.#keep(cell);
  }

  /** Goods were booked in at a time; the record shows them when it is next told. */
  restocked(cell: Cell, record: Told, pieces: number, at: number): void {
    if (this.#booked.size >= mostBooked) this.#booked.clear();
    this.#booked.set(cell.key, (this.#booked.get(cell.key) ?? 0) + pieces);
    const rate = this.rate(cell, 0, this.openHours(cell, record, this.knownAt(cell, record)));
    this.#delivered(cell, rate, record, Math.max(record.at, at), at);
  }

  #takeBooked(key: number): number {
    const pieces = this.#booked.size === 0 ? undefined : this.#booked.get(key);
    if (pieces !== undefined) this.#booked.delete(key);
    return pieces ?? 0;
  }

  /** Somebody counted, while the record said this; what it was put right to comes as a change of its own. */
  counted(cell: Cell, record: Told, counted: number, at: number, recorded = record.available): void {
    const open = this.openHours(cell, record, at);
    const hours = this.#roll(cell, this.rate(cell, 0, open), record.available, record.at, at, true);
    const rate = this.rate(cell, hours, open);
    const before = memory.countedAt(cell.memory, cell.slot);
    if (before === null) this.errors.learn(recorded, counted);
    else this.drift.learn(perDay(rate), Math.max(0, at - before) / dayMs, recorded, counted);
    // Where more was sold or came since, the record is as far off as it was.
    const there = Math.max(0, record.available + counted - recorded);
    this.recalibration.learn(this.#doubt(cell, rate, record, at), there > 0);
    memory.noteSales(cell.memory, cell.slot, 0, hours, this.dice);
    belief.known(believed, record.available, there);
    memory.noteCount(cell.memory, cell.slot, at);
    this.#keep(cell);
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

  /** What is to be expected at a time of a record that was last known to be so a while before; so many are kept back. */
  outlook(cell: Cell, record: Told, knownAt: number, at: number, keptBack: number): Outlook {
    const { available } = record;
    const clocks = this.place(cell.place);
    const rate = this.#settled(cell, record, knownAt);
    const days = Math.max(0, at - knownAt) / dayMs;
    // What may turn up again is no reason to promise more while time passes.
    this.#drift(rate, available, days, 0);
    const demand = demandIn(rate, clocks.selling(knownAt, at), this.foresight.unsteadiness);
    fillAtMost(demand, atMost, mostPieces);
    const certain = belief.leftOver(believed, Math.max(0, available), atMost, keptBack);
    const share = this.pool.share(certain, at - knownAt);
    if (days === 0) return { probability: certain, certain, share };
    const left = Math.max(0, Math.round(available - demand.mean / 2));
    const wait = (knownAt - record.at) / dayMs;
    const expected = this.deliveries.expected(left, perDay(rate), wait, wait + days);
    const come = 1 - Math.exp((-expected * clocks.delivering(knownAt, at)) / days);
    return { probability: certain + (1 - certain) * come * foundWhenCome, certain, share };
  }

  /** A forecast to learn from, if this record is as good as certain. */
  foretell(cell: Cell, record: Told, at: number, due: number): void {
    if (!this.foresight.wants(cell.key, record.available)) return;
    const rate = this.#settled(cell, record, at);
    const nothing = believed[belief.nothing] ?? 0;
    if (nothing > 1 - surely) return;
    const { key, place } = cell;
    this.foresight.foretell(key, { place, rate, recorded: record.available, nothing, from: at, due });
  }

  /** Of what was sold of it in how many hours, for who looks at all records. */
  tally(into: ArticleTally, cell: Cell, record: Told): void {
    const { memory: held, slot, article, place } = cell;
    const hours = memory.hoursOf(held, slot) + this.openHours(cell, record, this.knownAt(cell, record));
    into.add({ article, place, sold: memory.soldOf(held, slot), hours }, this.group(cell.group));
  }

  /** Recalls what was believed at the last change; answers how long, by that, goods have been on the shelf since, in hours of trade. */
  openHours(cell: Cell, record: Told, until: number): number {
    this.#believe(cell, record.available);
    if (record.available <= 0) return 0;
    return this.place(cell.place).selling(record.at, until) * (1 - (believed[belief.nothing] ?? 0));
  }

  dice = (): number => {
    this.#dice = (Math.imul(this.#dice, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#dice / 4_294_967_296;
  };

  #believe(cell: Cell, recorded: number): void {
    if (!memory.readBelief(cell.memory, cell.slot, believed)) this.errors.fill(believed, recorded);
    belief.settle(believed, recorded);
  }

  #keep({ memory: held, slot }: Cell): void {
    memory.writeBelief(held, slot, believed, this.dice);
  }

  /** Rolls the belief up to when the record was last known to be so, as counts say it should be; answers how it sells by then. */
  #settled(cell: Cell, record: Told, knownAt: number): Rate {
    const open = this.openHours(cell, record, knownAt);
    const before = this.rate(cell, 0, open);
    const hours = this.#roll(cell, before, record.available, record.at, knownAt, true);
    const rate = this.rate(cell, hours, open);
    const chance = this.recalibration.corrected(this.#doubt(cell, rate, record, knownAt));
    // Not by odds: of a record that is as good as certain they are without end.
    const asked = chance * this.#whenAskedFor(cell, before, record, knownAt);
    belief.thereWith(believed, Math.max(0, record.available), asked / (asked + 1 - chance));
    return rate;
  }

  #whenAskedFor(cell: Cell, before: Rate, record: Told, knownAt: number): number {
    if (record.available <= 0) return 1;
    const clocks = this.place(cell.place);
    const today = clocks.selling(Math.max(record.at, knownAt - ofTodayMs), knownAt);
    return oddsWhenAskedFor(before, clocks.selling(record.at, knownAt), today);
  }

  /** Through a time in which the record said the same, up to its end; answers hours of trade with goods on the shelf. */
  #roll(cell: Cell, rate: Rate, recorded: number, from: number, to: number, flat: boolean): number {
    if (to <= from) return 0;
    const hours = this.place(cell.place).selling(from, to);
    const days = (to - from) / dayMs;
    const steps = Math.max(
      1,
      Math.min(mostSteps, Math.ceil(Math.max(days / daysAStep, (rate.mean * hours) / soldAStep))),
    );
    const noneSold = noneWanted(demandIn(rate, hours, steady)) ** (1 / steps);
    let stocked = 0;
    for (let step = 0; step < steps; step++) {
      const there = 1 - (believed[belief.nothing] ?? 0);
      if (flat && recorded > 0) belief.seenFlat(believed, noneSold, recorded);
      stocked += (hours / steps) * there;
      this.#drift(rate, recorded, days / steps);
    }
    return stocked;
  }

  #drift(rate: Rate, recorded: number, days: number, returning = 1): void {
    if (days <= 0) return;
    const { down, up } = this.drift.of(perDay(rate));
    const back = Math.min(mostDrift, up * days * returning);
    belief.drifted(believed, Math.max(0, recorded), Math.min(mostDrift, down * days), back);
  }

  #doubt(cell: Cell, rate: Rate, record: Told, at: number): Doubt {
    const { memory: held, slot, place } = cell;
    const counted = memory.countedAt(held, slot);
    return {
      there: 1 - (believed[belief.nothing] ?? 0),
      recorded: record.available,
      rate,
      flatHours: this.place(place).selling(record.at, at),
      countedDays: counted === null ? null : (at - counted) / dayMs,
      watchedDays: this.#watchedDays(at),
      sold: memory.soldOf(held, slot),
      filled: memory.wasFilled(held, slot),
    };
  }

  #watchedDays(at: number): number {
    const [from = 0] = this.times;
    return from === 0 ? 0 : Math.max(0, at - from) / dayMs;
  }

  /** The record now says what somebody has just counted. */
  #isCorrection(cell: Cell, before: Told, after: Told): boolean {
    const counted = memory.countedAt(cell.memory, cell.slot);
    if (counted === null || after.at - counted > correctionMs) return false;
    return (believed[belief.distanceOf(before.available, after.available)] ?? 0) > surely;
  }

  /** Answers how many of the missing were sold: the less likely that is, the likelier somebody put the record right. */
  #dropped(cell: Cell, rate: Rate, before: Told, after: Told): number {
    const clocks = this.place(cell.place);
    const pieces = before.available - after.available;
    const hours = clocks.selling(before.at, after.at);
    const sale = exactly(demandIn(rate, Math.max(hours, 0.25), steady), pieces);
    const byHand =
      (putRightADay * Math.min(1, (after.at - before.at) / dayMs + 0.02)) / (1 + Math.max(0, before.available));
    const corrected = before.available <= 0 ? 0 : byHand / (byHand + sale + Number.MIN_VALUE);
    if (before.available > 0) belief.sold(believed, before.available, pieces);
    belief.corrected(believed, after.available, corrected);
    const sold = pieces * (1 - corrected);
    if (corrected < 0.5 && hours < 3) this.group(cell.group).soldAtOnce(pieces);
    clocks.sold(before.at, after.at, sold);
    return sold;
  }

  #rose(cell: Cell, rate: Rate, before: Told, after: Told): void {
    belief.came(believed, before.available, after.available - before.available);
    belief.corrected(believed, after.available, putRightWhenFilled);
    this.#delivered(cell, rate, before, after.at, before.at);
  }

  /** Within that time, the later end of which is when it was known. */
  #delivered(cell: Cell, rate: Rate, record: Told, at: number, notBefore: number): void {
    this.deliveries.came(record.available, perDay(rate), (at - record.at) / dayMs);
    this.place(cell.place).came(notBefore, at);
    memory.noteFilled(cell.memory, cell.slot);
  }
}

/** Until when nobody bought any. A delivery ends a standstill and does not undo it; after a sale it tells nothing, as there was one to sell. */
function standstillEnd(change: number, from: number, knownAt: number, to: number): number {
  if (change < 0) return from;
  return change === 0 ? to : Math.min(knownAt, to);
}
