import type { ArticleTally } from './article-paces.ts';
import * as belief from './belief.ts';
import { BeliefWalk } from './belief-walk.ts';
import { CommonKnowledge } from './common-knowledge.ts';
import { demandIn, perDay, type Rate, steady } from './demand.ts';
import { exactly } from './negative-binomial.ts';
import { withADelivery, withASale } from './silent-drift.ts';
import * as memory from './stock-memory.ts';
import { type Outlook, StockOutlook } from './stock-outlook.ts';
import type { Cell, Told } from './stock-record.ts';

const dayMs = 24 * 3_600_000;
/** A record is put right by hand so seldom, in a day, as long as nobody says that he counted. */
const putRightADay = 0.003;
const putRightWhenFilled = 0.003;
/** A count's correction reaches the record within so long, and nearly always with the first that is heard of it. */
const correctionMs = 40 * 3_600_000;
const putRightByThen = 0.95;
/** That a record rises without goods that came, or a hand that put it right. */
const risesByItself = 0.01;
const leastHours = 0.25;
/** Receipts of which no figure ever tells are let go. */
const mostBooked = 10_000;

/**
 * The learned side of freshness. For each record: a belief over what is truly there, moved by every sale, delivery and count, and by every
 * hour in which a record stayed flat though somebody should have bought. For all together: what is common knowledge.
 *
 *   observation ──► belief of before ── roll to now ── sale, delivery or correction ──► belief
 *                                                           └──► common knowledge
 */
export class StockModel {
  readonly common = new CommonKnowledge();
  readonly #walk = new BeliefWalk(this.common);
  readonly #outlook = new StockOutlook(this.common, this.#walk);
  /** Booked, and not yet seen in the record. */
  readonly #booked = new Map<number, number>();
  #dice = 1;

  /** A record says something new, or the same again. */
  changed(cell: Cell, before: Told, after: Told): void {
    if (this.common.times[0] === 0) this.common.times[0] = before.at;
    const booked = this.#takeBooked(cell.key);
    const change = after.available - before.available - booked;
    const clocks = this.common.place(cell.place);
    const knownAt = this.common.knownAt(cell, before);
    this.common.foresight.changed(cell.key, after.available, knownAt, after.at, (from, to) => clocks.selling(from, to));
    const rate = this.common.rate(cell, 0, this.#walk.recall(cell, before, knownAt));
    const flatUntil = standstillEnd(change, before.at, knownAt, after.at);
    let hours = this.#walk.roll(cell, rate, before.available, before.at, flatUntil, true);
    hours += this.#walk.roll(cell, rate, before.available, flatUntil, after.at, false);
    this.#noteDue(cell, rate, before, after.at);
    this.common.noteRecord(before.available, after.available);
    let sold = 0;
    if (booked > 0) this.#came(before.available, booked);
    const filled = booked > 0 ? { available: before.available + booked, at: before.at } : before;
    const from = change === 0 ? filled : this.#putRight(cell, rate, filled, after);
    if (after.available < from.available) sold = this.#dropped(cell, rate, from, after);
    else if (after.available > from.available) this.#rose(cell, rate, from, after);
    memory.noteSales(cell.memory, cell.slot, sold, hours, this.dice);
    this.#walk.keep(cell, this.dice);
  }

  /** Goods were booked in at a time; the record shows them when it is next told. */
  restocked(cell: Cell, record: Told, pieces: number, at: number): void {
    if (this.#booked.size >= mostBooked) this.#booked.clear();
    this.#booked.set(cell.key, (this.#booked.get(cell.key) ?? 0) + pieces);
    const rate = this.common.rate(cell, 0, this.openHours(cell, record));
    this.#delivered(cell, rate, record, Math.max(record.at, at), at);
  }

  #takeBooked(key: number): number {
    const pieces = this.#booked.size === 0 ? undefined : this.#booked.get(key);
    if (pieces !== undefined) this.#booked.delete(key);
    return pieces ?? 0;
  }

  /** Somebody counted, while the record said this; what it was put right to comes as a change of its own. */
  counted(cell: Cell, record: Told, counted: number, at: number, recorded = record.available): void {
    const open = this.#walk.recall(cell, record, at);
    const hours = this.#walk.roll(cell, this.common.rate(cell, 0, open), record.available, record.at, at, true);
    const rate = this.common.rate(cell, hours, open);
    const before = memory.countedAt(cell.memory, cell.slot);
    if (before === null) this.common.errors.learn(recorded, counted);
    else this.common.drift.learn(perDay(rate), Math.max(0, at - before) / dayMs, recorded, counted);
    // Where more was sold or came since, the record is as far off as it was.
    const there = Math.max(0, record.available + counted - recorded);
    this.common.recalibration.learn(this.#outlook.doubt(cell, rate, record, at), there > 0);
    memory.noteSales(cell.memory, cell.slot, 0, hours, this.dice);
    belief.known(this.#walk.belief, record.available, there);
    this.#noteDue(cell, rate, record, at);
    memory.noteCount(cell.memory, cell.slot, at);
    this.#walk.keep(cell, this.dice);
  }

  /** What is to be expected at a time of a record that was last known to be so a while before; so many are kept back. */
  outlook(cell: Cell, record: Told, knownAt: number, at: number, keptBack: number): Outlook {
    return this.#outlook.at(cell, record, knownAt, at, keptBack);
  }

  /** The same, asked by a shopper: promises are kept or broken over what is really asked for (FR41). */
  asked(cell: Cell, record: Told, knownAt: number, at: number, keptBack: number): Outlook {
    const outlook = this.outlook(cell, record, knownAt, at, keptBack);
    if (record.available > keptBack) this.common.pool.asked(at - knownAt, outlook.certain, outlook.probability);
    return outlook;
  }

  /** A forecast to learn from, if this record is as good as certain. */
  foretell(cell: Cell, record: Told, at: number, due: number): void {
    this.#outlook.foretell(cell, record, at, due);
  }

  /** Of what was sold of it in how many hours, for who looks at all records. */
  tally(into: ArticleTally, cell: Cell, record: Told): void {
    const { memory: held, slot, article, place } = cell;
    const hours = memory.hoursOf(held, slot) + this.openHours(cell, record);
    into.add({ article, place, sold: memory.soldOf(held, slot), hours }, this.common.group(cell.group));
  }

  /** Hours of trade since its last change in which, as far as that tells, goods were on the shelf. */
  openHours(cell: Cell, record: Told): number {
    return this.#walk.recall(cell, record, this.common.knownAt(cell, record));
  }

  /** Chance that is the same in every run. In a field a number changes in place; a closure would make a new one at each of its throws. */
  dice = (): number => {
    this.#dice = (Math.imul(this.#dice, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#dice / 4_294_967_296;
  };

  /** What it was before this change. Where somebody has counted, the record may have been put right before any was sold. */
  #putRight({ memory: held, slot, place }: Cell, rate: Rate, before: Told, after: Told): Told {
    const counted = memory.countedAt(held, slot);
    const there = belief.mostLikely(this.#walk.belief, before.available);
    if (counted === null || there === before.available) return before;
    // A feed that was away tells of the next change later than that.
    if (after.at - counted > correctionMs && before.at - counted > memory.countedUnitMs) return before;
    const hours = Math.max(leastHours, this.common.place(place).selling(before.at, after.at));
    const demand = demandIn(rate, hours, steady);
    const sold = (pieces: number) => (pieces < 0 ? risesByItself : exactly(demand, pieces));
    const right = putRightByThen * sold(there - after.available);
    if (right < (1 - putRightByThen) * sold(before.available - after.available)) return before;
    belief.known(this.#walk.belief, there, there);
    return { available: there, at: before.at };
  }

  /** Answers how many of the missing were sold: the less likely that is, the likelier somebody put the record right. */
  #dropped(cell: Cell, rate: Rate, before: Told, after: Told): number {
    const clocks = this.common.place(cell.place);
    const pieces = before.available - after.available;
    const hours = clocks.selling(before.at, after.at);
    const sale = exactly(demandIn(rate, Math.max(hours, leastHours), steady), pieces);
    const byHand =
      (putRightADay * Math.min(1, (after.at - before.at) / dayMs + 0.02)) / (1 + Math.max(0, before.available));
    const corrected = before.available <= 0 ? 0 : byHand / (byHand + sale + Number.MIN_VALUE);
    if (before.available > 0) {
      belief.sold(this.#walk.belief, before.available, pieces);
      this.#walk.handled(after.available, withASale, pieces);
    }
    belief.corrected(this.#walk.belief, after.available, corrected);
    const sold = pieces * (1 - corrected);
    if (corrected < 0.5 && hours < 3) this.common.group(cell.group).soldAtOnce(pieces);
    clocks.sold(before.at, after.at, sold);
    return sold;
  }

  #rose(cell: Cell, rate: Rate, before: Told, after: Told): void {
    this.#came(before.available, after.available - before.available);
    belief.corrected(this.#walk.belief, after.available, putRightWhenFilled);
    this.#delivered(cell, rate, before, after.at, before.at);
  }

  #came(recorded: number, pieces: number): void {
    belief.came(this.#walk.belief, recorded, pieces);
    this.#walk.handled(recorded + pieces, withADelivery, 1);
  }

  #noteDue(cell: Cell, rate: Rate, record: Told, at: number): void {
    memory.noteDue(cell.memory, cell.slot, this.#outlook.due(cell, record, perDay(rate), at), this.dice);
  }

  /** Within that time, the later end of which is when it was known. */
  #delivered(cell: Cell, rate: Rate, record: Told, at: number, notBefore: number): void {
    this.common.deliveries.came(record.available, perDay(rate), (at - record.at) / dayMs);
    this.common.place(cell.place).came(notBefore, at);
    memory.noteFilled(cell.memory, cell.slot);
  }
}

/** Until when nobody bought any. A delivery ends a standstill and does not undo it; after a sale it tells nothing, as there was one to sell. */
function standstillEnd(change: number, from: number, knownAt: number, to: number): number {
  if (change < 0) return from;
  return change === 0 ? to : Math.min(knownAt, to);
}
