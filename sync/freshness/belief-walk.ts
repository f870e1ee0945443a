import * as belief from './belief.ts';
import type { CommonKnowledge } from './common-knowledge.ts';
import { demandIn, perDay, type Rate, steady } from './demand.ts';
import { noneWanted } from './negative-binomial.ts';
import type { Drift } from './silent-drift.ts';
import { readBelief, writeBelief } from './stock-memory.ts';
import type { Cell, Told } from './stock-record.ts';

const dayMs = 24 * 3_600_000;
/** A long time is gone through in steps, in each of which little sells and little goes astray. */
const soldAStep = 0.7;
const daysAStep = 2;
const mostSteps = 6;
const mostDrift = 0.3;

/**
 * The way of a belief through time, one record after the other: what was believed at its last change is recalled, goes through the time since,
 * and is either kept or, where somebody only asked, let go.
 *
 *   memory ── recall ──► belief ── roll: nobody bought, some went astray ──► belief ── keep ──► memory
 */
export class BeliefWalk {
  /** Of the record that was recalled last. */
  readonly belief = belief.newBelief();
  readonly #common: CommonKnowledge;

  constructor(common: CommonKnowledge) {
    this.#common = common;
  }

  /** What was believed at the last change; answers how long, by that, goods have been on the shelf since, in hours of trade. */
  recall(cell: Cell, record: Told, until: number): number {
    const { available } = record;
    if (!readBelief(cell.memory, cell.slot, this.belief)) this.#common.errors.fill(this.belief, available);
    belief.settle(this.belief, available);
    return available <= 0 ? 0 : this.#common.place(cell.place).selling(record.at, until) * this.there;
  }

  keep({ memory, slot }: Cell, dice: () => number): void {
    writeBelief(memory, slot, this.belief, dice);
  }

  /** The chance that there is any. */
  get there(): number {
    return 1 - this.nothing;
  }

  get nothing(): number {
    return this.belief[belief.nothing] ?? 0;
  }

  /** Through a time in which the record said the same, up to its end; answers hours of trade with goods on the shelf. */
  roll(cell: Cell, rate: Rate, recorded: number, from: number, to: number, flat: boolean): number {
    if (to <= from) return 0;
    const hours = this.#common.place(cell.place).selling(from, to);
    const days = (to - from) / dayMs;
    const steps = stepsOf(days, rate.mean * hours);
    const noneSold = noneWanted(demandIn(rate, hours, steady)) ** (1 / steps);
    const { down, up } = this.#common.drift.of(perDay(rate));
    const lost = astray(down, days / steps);
    const found = astray(up, days / steps);
    let stocked = 0;
    for (let step = 0; step < steps; step++) {
      stocked += (hours / steps) * this.there;
      if (flat && (recorded > 0 || this.#common.fallsBelowNothing)) belief.seenFlat(this.belief, noneSold, recorded);
      belief.drifted(this.belief, Math.max(0, recorded), lost, found);
    }
    return stocked;
  }

  /** So many times something was done with these goods, at which one may have gone or come back unnoticed. */
  handled(recorded: number, { down, up }: Drift, times: number): void {
    belief.drifted(this.belief, Math.max(0, recorded), astray(down, times), astray(up, times));
  }

  /** So many days to come: what may turn up again in them is no reason to promise more while time passes. */
  loseSome(rate: Rate, recorded: number, days: number): void {
    const { down } = this.#common.drift.of(perDay(rate));
    if (days > 0) belief.drifted(this.belief, Math.max(0, recorded), astray(down, days), 0);
  }
}

/** The chance that in so many days, or at so many events, one goes, or comes back, unnoticed. */
const astray = (each: number, times: number): number => Math.min(mostDrift, each * times);

const stepsOf = (days: number, expected: number): number =>
  Math.max(1, Math.min(mostSteps, Math.ceil(Math.max(days / daysAStep, expected / soldAStep))));
