import { oddsWhenAskedFor } from './asked-for.ts';
import * as belief from './belief.ts';
import type { BeliefWalk } from './belief-walk.ts';
import type { CommonKnowledge } from './common-knowledge.ts';
import { demandIn, perDay, type Rate, steady } from './demand.ts';
import { leastIn, quantityBin, quantityBins } from './likeness.ts';
import type { Doubt } from './recalibration.ts';
import { countedAt, dueOf, fillsOf, soldOf } from './stock-memory.ts';
import { type Coming, StockPath } from './stock-path.ts';
import type { Cell, Told } from './stock-record.ts';

export interface Outlook {
  /** Chance that one is there when it is asked for. */
  readonly probability: number;
  /** What may be counted on: the lowest that it was expected to be on the way there, which never rises while time passes. */
  readonly certain: number;
  /** Of all that is at least as certain, at that age, as many are there: what may be promised by, and never rises either. */
  readonly share: number;
}

const dayMs = 24 * 3_600_000;
/** A day's mood is that of its last hours. */
const ofTodayMs = dayMs / 2;
/** Of what may well be gone already nobody can foretell when it will be. */
const mostDoubt = 0.2;
/** A record is refilled as records like it are, until so many deliveries more or fewer than those say otherwise. */
const usualFills = 1.5;

/** Trade, then deliveries, a stretch at a time: the farther, the coarser. Of a time after the last nothing more can be said. */
const stretchEnds = [1, 3, 7, 14, 28].map((days) => days * dayMs);
/** A pace may be faster or slower than it is taken to be, as far as it is unsure: lognormal, at two places that are as likely. */
const paces = [-1, 1];
const mostUnsure = 3;

/**
 * What is to be expected of a record.
 *
 *   question ──► belief ── roll to the last confirmation ── corrected by counts ── demand and deliveries of the age ──► chance
 */
export class StockOutlook {
  readonly #common: CommonKnowledge;
  readonly #walk: BeliefWalk;
  readonly #path: StockPath;

  constructor(common: CommonKnowledge, walk: BeliefWalk) {
    this.#common = common;
    this.#walk = walk;
    this.#path = new StockPath(walk.belief);
  }

  /** At a time, of a record that was last known to be so a while before; so many are kept back. */
  at(cell: Cell, record: Told, knownAt: number, at: number, keptBack: number): Outlook {
    const { pool } = this.#common;
    const { available } = record;
    const rate = this.#settled(cell, record, knownAt);
    const days = Math.max(0, at - knownAt) / dayMs;
    this.#walk.loseSome(rate, available, days);
    const chances = this.#onTheWay(cell, record, rate, { from: knownAt, to: at }, keptBack);
    const probability = chances.pop() ?? 0;
    const certain = Math.min(probability, ...chances);
    return { probability, certain, share: pool.share(certain, at - knownAt) };
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
  due({ place }: Cell, { available, at }: Told, pace: number, to: number): number {
    if (to <= at) return 0;
    return (
      this.#common.deliveries.expected(available, pace, 0, (to - at) / dayMs) * this.#clockOf(place, { from: at, to })
    );
  }

  /** The chance that one is there now, then before each delivery on the way, and at last at its end. */
  #onTheWay(cell: Cell, record: Told, rate: Rate, span: Span, keptBack: number): number[] {
    const { wobble, tilt } = this.#common.foresight.unsteadiness;
    const spread = Math.sqrt(Math.log1p(Math.min(mostUnsure, wobble + 1 / rate.shape)));
    const stretches = this.#stretchesOf(cell, record, rate, span);
    const chances = Array.from({ length: stretches.length + 2 }, () => 0);
    for (const off of paces) {
      const pace = {
        ...rate,
        shape: Infinity,
        mean: rate.mean * tilt * Math.exp(spread * off - (spread * spread) / 2),
      };
      const note = (at: number) => {
        chances[at] = (chances[at] ?? 0) + this.#path.there(keptBack) / paces.length;
      };
      this.#path.start(record.available);
      note(0);
      for (const [at, { hours, coming }] of stretches.entries()) {
        this.#path.sell(demandIn(pace, hours, steady));
        note(at + 1);
        this.#path.deliver(coming);
      }
      note(stretches.length + 1);
    }
    return chances;
  }

  #stretchesOf(cell: Cell, record: Told, rate: Rate, { from, to }: Span): Stretch[] {
    const pace = perDay(rate);
    const regular = this.#regular(cell, record, pace, from);
    const stretches: Stretch[] = [];
    let begin = from;
    for (const end of stretchEnds) {
      if (begin >= to) break;
      const span = { from: begin, to: Math.min(to, from + end) };
      stretches.push(this.#stretchOf(cell.place, record, { pace, regular, knownAt: from }, span));
      begin = span.to;
    }
    return stretches;
  }

  #stretchOf(place: number, record: Told, { pace, regular, knownAt }: Usual, span: Span): Stretch {
    const { deliveries } = this.#common;
    const coming = this.#clockOf(place, span) * regular;
    const chance = (left: number, since: number) => {
      const [from, to] = [(span.from - since) / dayMs, (span.to - since) / dayMs];
      return 1 - Math.exp(-coming * deliveries.expected(left, pace, from, to));
    };
    // What is sold on the way is sold half way through it.
    const soldAt = (knownAt + span.from) / 2;
    return {
      hours: this.#common.place(place).selling(span.from, span.to),
      coming: {
        untouched: chance(record.available, record.at),
        byQuantity: neverLaterWhereLess(quantityBin(record.available), (bin) => chance(leastIn(bin), soldAt)),
      },
    };
  }

  /** How often goods came to this record, of how often they come to records like it. */
  #regular(cell: Cell, record: Told, pace: number, to: number): number {
    const due = dueOf(cell.memory, cell.slot) + this.due(cell, record, pace, to);
    return (fillsOf(cell.memory, cell.slot) + usualFills) / (due + usualFills);
  }

  /** How much more than usual comes in that time. */
  #clockOf(place: number, { from, to }: Span): number {
    return (this.#common.place(place).delivering(from, to) * dayMs) / (to - from);
  }
}

/** Where less is left goods come no later, whatever chance has shown: else losing a piece would be a reason to promise more (FR22). */
function neverLaterWhereLess(from: number, chanceOf: (bin: number) => number): Float64Array {
  const chances = new Float64Array(quantityBins);
  let most = 0;
  for (let bin = from; bin >= 0; bin--) chances[bin] = most = Math.max(most, chanceOf(bin));
  return chances;
}

/** Of time to come: its hours of trade, and what may come in it. */
interface Stretch {
  readonly hours: number;
  readonly coming: Coming;
}

/** How records like it sell and are filled. */
interface Usual {
  readonly pace: number;
  readonly regular: number;
  readonly knownAt: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}
