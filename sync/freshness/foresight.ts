import { demandIn, type Rate, type Unsteadiness } from './demand.ts';
import { fillAtMost, mostPieces } from './negative-binomial.ts';

/** Somebody said what a record would sell; what it did is compared. */
interface Forecast {
  readonly place: number;
  readonly rate: Rate;
  readonly recorded: number;
  /** Chance that there is nothing, whatever the record says: such a record does not sell out. */
  readonly nothing: number;
  readonly from: number;
  readonly due: number;
}

const wobbles = [0, 0.2, 0.5, 1, 2, 4, 8];
const tilts = [0.7, 1, 1.4, 2, 2.8];
/** Without a reason the pace is as it was seen: a tilt of a tenth costs as much as half a wrong forecast. */
const tiltCost = 6;
/** No forecast is so wrong that it outweighs hundreds. */
const surest = 0.995;
const leastHours = 0.2;
const mostForecasts = 2_000;
const overdueMs = 3 * 24 * 3_600_000;

const atMost = new Float64Array(mostPieces + 1);

/**
 * Forecasts of records, of which it turns out by themselves whether they sold out: each way of being unsteady is scored by how well it would
 * have foreseen that, and the future is taken to be as unsteady as the scores say. Needs no count, and learns seasons, promotions and bursts.
 */
export class Foresight {
  readonly scores = new Float64Array(wobbles.length * tilts.length);
  readonly #open = new Map<number, Forecast>();
  #unsteadiness: Unsteadiness | null = null;

  get unsteadiness(): Unsteadiness {
    this.#unsteadiness ??= weighed(this.scores);
    return this.#unsteadiness;
  }

  /** The scores were put in from elsewhere. */
  rescored(): void {
    this.#unsteadiness = null;
  }

  wants(key: number, recorded: number): boolean {
    return recorded > 0 && recorded < mostPieces && this.#open.size < mostForecasts && !this.#open.has(key);
  }

  foretell(key: number, forecast: Forecast): void {
    this.#open.set(key, forecast);
  }

  /** The record changed after `knownAt` and by `at`. Sold out, or topped up so that nobody will know, it is judged by what is certain. */
  changed(key: number, to: number, knownAt: number, at: number, trade: (from: number, to: number) => number): void {
    const forecast = this.#open.size === 0 ? undefined : this.#open.get(key);
    if (forecast === undefined || (to > 0 && to <= forecast.recorded)) return;
    const { from, due } = forecast;
    if (to > forecast.recorded || knownAt >= due) this.#judge(key, forecast, trade(from, Math.min(knownAt, due)), true);
    else if (at <= due) this.#judge(key, forecast, trade(from, due), false);
    else this.#open.delete(key);
  }

  /** All that had changed at that place by then was told: what was due has not sold out. */
  confirmed(place: number, at: number, trade: (from: number, to: number) => number): void {
    for (const [key, forecast] of this.#open) {
      if (forecast.place !== place || forecast.due > at) continue;
      if (at > forecast.due + overdueMs) this.#open.delete(key);
      else this.#judge(key, forecast, trade(forecast.from, forecast.due), true);
    }
  }

  #judge(key: number, { rate, recorded, nothing }: Forecast, hours: number, left: boolean): void {
    this.#open.delete(key);
    if (hours < leastHours) return;
    for (const [row, wobble] of wobbles.entries())
      for (const [column, tilt] of tilts.entries()) {
        fillAtMost(demandIn(rate, hours, { wobble, tilt }), atMost, recorded - 1);
        const enough = atMost[recorded - 1] ?? 1;
        const chance = Math.min(surest, Math.max(1 - surest, enough + (1 - enough) * nothing));
        const at = row * tilts.length + column;
        this.scores[at] = (this.scores[at] ?? 0) + Math.log(left ? chance : 1 - chance);
      }
    this.#unsteadiness = null;
  }
}

function weighed(scores: Float64Array): Unsteadiness {
  const best = Math.max(...scores);
  let [sum, wobbleSum, tiltSum] = [0, 0, 0];
  for (const [row, wobble] of wobbles.entries())
    for (const [column, tilt] of tilts.entries()) {
      const score = (scores[row * tilts.length + column] ?? 0) - best - tiltCost * Math.abs(Math.log(tilt));
      const weight = Math.exp(score);
      sum += weight;
      wobbleSum += weight * wobble;
      tiltSum += weight * tilt;
    }
  return { wobble: wobbleSum / sum, tilt: tiltSum / sum };
}
