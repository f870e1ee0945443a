import { oddsWhenAskedFor } from './asked-for.ts';
import * as belief from './belief.ts';
import type { BeliefWalk } from './belief-walk.ts';
import type { CommonKnowledge } from './common-knowledge.ts';
import { demandIn, perDay, type Rate } from './demand.ts';
import { fillAtMost, mostPieces } from './negative-binomial.ts';
import type { Doubt } from './recalibration.ts';
import { countedAt, dueOf, fillsOf, soldOf } from './stock-memory.ts';
import type { Cell, Told } from './stock-record.ts';

export interface Outlook {
  /** Chance that one is there when it is asked for. */
  readonly probability: number;
  /** The same, without counting on new deliveries: it never rises while time passes. */
  readonly certain: number;
  /** Of all that is at least as certain, at that age, as many are there: what may be promised by, and never rises either. */
  readonly share: number;
}

const dayMs = 24 * 3_600_000;
/** A day's mood is that of its last hours. */
const ofTodayMs = dayMs / 2;
/** What comes is there when it is looked for: unpacked, and not sold out again. */
const foundWhenCome = 0.96;
/** Of what may well be gone already nobody can foretell when it will be. */
const mostDoubt = 0.2;
/** A record is refilled as records like it are, until so many deliveries more or fewer than those say otherwise. */
const usualFills = 1.5;

const atMost = new Float64Array(mostPieces + 1);

/**
 * What is to be expected of a record.
 *
 *   question ──► belief ── roll to the last confirmation ── corrected by counts ── demand and deliveries of the age ──► chance
 */
export class StockOutlook {
  readonly #common: CommonKnowledge;
  readonly #walk: BeliefWalk;

  constructor(common: CommonKnowledge, walk: BeliefWalk) {
    this.#common = common;
    this.#walk = walk;
  }

  /** At a time, of a record that was last known to be so a while before; so many are kept back. */
  at(cell: Cell, record: Told, knownAt: number, at: number, keptBack: number): Outlook {
    const { foresight, pool } = this.#common;
    const { available } = record;
    const rate = this.#settled(cell, record, knownAt);
    const days = Math.max(0, at - knownAt) / dayMs;
    this.#walk.loseSome(rate, available, days);
    const demand = demandIn(rate, this.#common.place(cell.place).selling(knownAt, at), foresight.unsteadiness);
    fillAtMost(demand, atMost, mostPieces);
    const certain = belief.leftOver(this.#walk.belief, Math.max(0, available), atMost, keptBack);
    const share = pool.share(certain, at - knownAt);
    if (days === 0) return { probability: certain, certain, share };
    const left = Math.max(0, Math.round(available - demand.mean / 2));
    const come = this.#comes(cell, record, left, perDay(rate), { from: knownAt, to: at });
    return { probability: certain + (1 - certain) * come * foundWhenCome, certain, share };
  }

  /** A forecast to learn from, if this record is as good as certain. */
  foretell(cell: Cell, record: Told, at: number, due: number): void {
    const { foresight } = this.#common;
    if (!foresight.wants(cell.key, record.available)) return;
    const rate = this.#settled(cell, record, at);
    const { nothing } = this.#walk;
    if (nothing > mostDoubt) return;
    const { key, place } = cell;
    foresight.foretell(key, { place, rate, recorded: record.available, nothing, from: at, due });
  }

  /** By what the belief that has been rolled up to then is doubted. */
  doubt({ memory, slot, place }: Cell, rate: Rate, record: Told, at: number): Doubt {
    const counted = countedAt(memory, slot);
    return {
      there: this.#walk.there,
      recorded: record.available,
      rate,
      flatHours: this.#common.place(place).selling(record.at, at),
      countedDays: counted === null ? null : (at - counted) / dayMs,
      watchedDays: this.#common.watchedDays(at),
      sold: soldOf(memory, slot),
      filled: fillsOf(memory, slot) > 0,
    };
  }

  /** Rolls the belief up to when the record was last known to be so, as counts say it should be; answers how it sells by then. */
  #settled(cell: Cell, record: Told, knownAt: number): Rate {
    const open = this.#walk.recall(cell, record, knownAt);
    const before = this.#common.rate(cell, 0, open);
    const hours = this.#walk.roll(cell, before, record.available, record.at, knownAt, true);
    const rate = this.#common.rate(cell, hours, open);
    const chance = this.#common.recalibration.corrected(this.doubt(cell, rate, record, knownAt));
    // Not by odds: of a record that is as good as certain they are without end.
    const asked = chance * this.#whenAskedFor(cell, before, record, knownAt);
    belief.thereWith(this.#walk.belief, Math.max(0, record.available), asked / (asked + 1 - chance));
    return rate;
  }

  #whenAskedFor({ place }: Cell, before: Rate, record: Told, knownAt: number): number {
    if (record.available <= 0) return 1;
    const clocks = this.#common.place(place);
    const today = clocks.selling(Math.max(record.at, knownAt - ofTodayMs), knownAt);
    return oddsWhenAskedFor(before, clocks.selling(record.at, knownAt), today);
  }

  /** Deliveries that were to be expected since it last changed, as they come to records like it. */
  due({ place }: Cell, record: Told, pace: number, to: number): number {
    return this.#expected(place, record, record.available, pace, { from: record.at, to });
  }

  /** The chance that goods come between two times, where then so many are left. */
  #comes(cell: Cell, record: Told, left: number, pace: number, time: Span): number {
    const { memory, slot, place } = cell;
    const expected = this.#expected(place, record, left, pace, time);
    const due = dueOf(memory, slot) + this.due(cell, record, pace, time.from);
    const regular = (fillsOf(memory, slot) + usualFills) / (due + usualFills);
    return 1 - Math.exp(-expected * regular);
  }

  #expected(place: number, record: Told, left: number, pace: number, { from, to }: Span): number {
    if (to <= from) return 0;
    const [wait, days] = [(from - record.at) / dayMs, (to - from) / dayMs];
    const expected = this.#common.deliveries.expected(left, pace, wait, wait + days);
    return (expected * this.#common.place(place).delivering(from, to)) / days;
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}
