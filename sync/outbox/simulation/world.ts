import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import { createAgenda, type Happens, nothing } from './agenda.ts';

/** Lets everything that can run without time passing run. From the host: the pure world has nothing that ends a turn of the loop. */
export type Settle = () => Promise<void>;

/**
 * A world in which time passes only from one event to the next, and in which a process can be killed: what it was waiting for then
 * never answers, and its timers never ring.
 */
export interface World {
  readonly random: Random;
  now(): number;
  /** The wall clock jumps; what is measured does not. */
  jump(ms: number): void;
  after(ms: number, run: Happens): void;
  chance(probability: number): boolean;
  /** Does this fault happen now? If so it is counted. */
  strikes(fault: string, probability: number): boolean;
  /** From here on nothing goes wrong any more. */
  calmDown(): void;
  calm(): boolean;
  newLife(whenKilled?: () => void): Life;
  hit(fault: string): void;
  readonly hits: ReadonlyMap<string, number>;
  /** Runs until nothing is left to happen, `done` says so, or the time is over. */
  run(done: () => boolean, mostMs: number): Promise<void>;
  /** Everything that happened, in order, as one number. */
  traceHash(): number;
}

export interface Life {
  readonly clock: Clock;
  alive(): boolean;
  kill(): void;
  /** Whoever waits for this process hears of its end. The returned function stops listening. */
  onKill(callback: () => void): () => void;
  /** A call that leaves the process: takes time, and may find nobody left to hear the answer. */
  call<Value>(name: string, ms: number, effect: () => Value): Promise<Value>;
  /** The same, with this probability that the process is killed just before it has its effect, or just after. */
  riskyCall<Value>(name: string, ms: number, killOdds: number, effect: () => Value): Promise<Value>;
}

/** A Tuesday: real stamps, so that nothing depends on time beginning at 0. */
const firstMoment = 1_900_000_000_000;

/** `leftOut`: faults that never happen, for finding out which of them a failure needs. */
export function createWorld(random: Random, settle: Settle, leftOut: ReadonlySet<string> = new Set()): World {
  const agenda = createAgenda();
  const names = new Map<string, number>();
  const hits = new Map<string, number>();
  let now = 0;
  let wallOffset = firstMoment;
  let trace = 0;
  let calm = false;

  const after = (ms: number, run: Happens) => agenda.add(now + Math.max(0, ms), run);

  function note(name: string): void {
    trace = (Math.imul(trace, 31) + numberOf(name)) | 0;
    trace = (Math.imul(trace, 31) + Math.floor(now)) | 0;
  }

  function numberOf(name: string): number {
    const known = names.get(name);
    if (known !== undefined) return known;
    let number = 0;
    for (let at = 0; at < name.length; at++) number = (Math.imul(number, 31) + name.charCodeAt(at)) | 0;
    names.set(name, number);
    return number;
  }

  function hit(fault: string): void {
    hits.set(fault, (hits.get(fault) ?? 0) + 1);
    note(fault);
  }

  function strikes(fault: string, probability: number): boolean {
    const struck = !calm && random.next() < probability && !leftOut.has(fault);
    if (struck) hit(fault);
    return struck;
  }

  function newLife(whenKilled: () => void = () => {}): Life {
    let alive = true;
    const mourners = new Set<() => void>([whenKilled]);
    const kill = () => {
      if (!alive) return;
      alive = false;
      for (const mourner of mourners) mourner();
    };
    const onKill = (callback: () => void) => {
      mourners.add(callback);
      return () => mourners.delete(callback);
    };
    const clock: Clock = {
      now: () => Math.floor(now + wallOffset),
      monotonic: () => now,
      after(ms, callback) {
        let cancelled = false;
        after(ms, () => {
          if (!alive || cancelled) return nothing;
          callback();
          return undefined;
        });
        return () => {
          cancelled = true;
        };
      },
    };
    function call<Value>(name: string, ms: number, effect: () => Value): Promise<Value> {
      return new Promise((resolve) => {
        after(ms, () => {
          if (!alive) return nothing;
          note(name);
          const value = effect();
          if (alive) resolve(value);
          return undefined;
        });
      });
    }
    function riskyCall<Value>(name: string, ms: number, killOdds: number, effect: () => Value): Promise<Value> {
      return call(name, ms, () => {
        if (strikes(`kill before ${name}`, killOdds / 2)) kill();
        // Of the dead nobody hears what this would have been.
        const value = alive ? effect() : (undefined as Value);
        if (strikes(`kill after ${name}`, killOdds / 2)) kill();
        return value;
      });
    }
    return { clock, alive: () => alive, kill, onKill, call, riskyCall };
  }

  return {
    random,
    now: () => now,
    jump(ms) {
      wallOffset += ms;
    },
    after,
    chance: (probability) => random.next() < probability,
    newLife,
    strikes,
    calmDown() {
      calm = true;
    },
    calm: () => calm,
    hit,
    hits,
    async run(done, mostMs) {
      await settle();
      for (let next = agenda.next(mostMs); next !== undefined; next = agenda.next(mostMs)) {
        now = next.at;
        if (next.run() === nothing) continue;
        await settle();
        if (done()) return;
      }
    },
    traceHash: () => trace >>> 0,
  };
}
