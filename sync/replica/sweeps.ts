import type { Breath } from '../kernel/breath.ts';
import type { Cancellation } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { Generation } from './generation.ts';
import { Sweep, type SweepParts, sweptResources } from './sweep.ts';
import { mend, type MendParts } from './take-repair.ts';

type Swept = Sweep['resource'];

interface SweepsParts extends SweepParts, MendParts {
  readonly breath: Breath;
  readonly random: Random;
}

/** A deletion is believed in that late where nothing but the list tells of it. */
const usualSweepMs = 3_600_000;
/** More at once is likelier a list that is wrong: a second one has to say the same. */
const doubtfulRows = 100;
const doubtfulShare = 0.1;

/**
 *   rest ──► list of ids, page by page, feeds in between ──► the next resource … ──► rest, an hour
 *                 └─ whole ──► what is not on it goes away
 */
export class Sweeps {
  readonly #parts: SweepsParts;
  readonly #generation: Generation;
  readonly #doubted = new Set<Swept>();
  #waiting: readonly Swept[] = [];
  #sweep: Sweep | null = null;
  #dueAt: number;

  constructor(parts: SweepsParts, generation: Generation) {
    this.#parts = parts;
    this.#generation = generation;
    this.#dueAt = parts.clock.monotonic();
  }

  /** As far as a moment takes it. */
  async stepIfDue(closing: Cancellation): Promise<void> {
    const { clock, random } = this.#parts;
    if (this.#sweep === null && clock.monotonic() >= this.#dueAt) {
      this.#waiting = sweptResources;
      this.#dueAt = clock.monotonic() + usualSweepMs * (0.5 + random.next());
      this.#next();
    }
    while (this.#sweep !== null && !closing.cancelled) {
      const step = await this.#sweep.step();
      if (step === 'more') return;
      // A list that did not come is asked for again the next time.
      if (step === 'listed') await this.#conclude(this.#sweep);
      this.#next();
    }
  }

  #next(): void {
    const [resource, ...others] = this.#waiting;
    this.#waiting = others;
    this.#sweep = resource === undefined ? null : new Sweep(this.#parts, this.#generation, resource);
  }

  async #conclude(sweep: Sweep): Promise<void> {
    const { resource, held } = sweep;
    const repair = await sweep.repair();
    const isMuch = repair.rows > Math.max(doubtfulRows, held * doubtfulShare);
    if (isMuch && !this.#doubted.has(resource)) {
      this.#doubted.add(resource);
      this.#parts.logger.warn('sweep.doubted', { resource, rows: repair.rows });
      return;
    }
    this.#doubted.delete(resource);
    await mend(this.#parts, this.#generation, repair);
  }
}
