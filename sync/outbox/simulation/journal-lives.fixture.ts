import type { Clock } from '../../kernel/clock.ts';
import { type Random, seededRandom } from '../../kernel/random.ts';
import { encodeRecord } from '../frame.ts';
import { type Journal, openJournal } from '../open-journal.ts';
import { readNumbers } from '../read-journal.ts';
import { createSimulatedDisk, type Gate } from './simulated-disk.ts';

/** Few enough bytes that a short test meets every change of segments. */
const fewBytes = 4_096;

export type Ending = 'kill' | 'power cut';

/**
 * One disk, and one life after another of a process that appends to the journal on it. A life ends at a call of the disk, before or after
 * that has had its effect; who is dead hears nothing any more.
 */
export function journalLives(seed: number, segmentBytes = fewBytes) {
  const random = seededRandom(seed);
  const disk = createSimulatedDisk(random);
  /** By number, what was said to be on the disk. */
  const acknowledged = new Map<number, string>();
  /** Orders that may be gone. */
  const letGo = new Set<string>();
  let lastSequence = 0;
  let calls = 0;

  function newLife(ending: Ending, lastCall: number) {
    const timers = new Set<() => void>();
    let end: () => void = () => {};
    const over = new Promise<void>((resolve) => (end = resolve));
    let left = lastCall;
    const die = () => {
      left = 0;
      if (ending === 'power cut') disk.cutPower();
      end();
    };
    const gate: Gate = <Value>(_: string, effect: () => Value) => {
      if (left <= 0) return new Promise<Value>(() => {});
      calls++;
      if (--left > 0) return Promise.resolve(effect());
      if (random.next() < 0.5) effect();
      die();
      return new Promise<Value>(() => {});
    };
    const clock: Clock = {
      now: () => 0,
      monotonic: () => 0,
      after(_, callback) {
        timers.add(callback);
        return () => timers.delete(callback);
      },
    };
    return {
      ...{ over, die, clock, disk: disk.connect(gate) },
      /** Quiet moments have come: what waits for one begins. */
      ring() {
        for (const callback of timers) {
          timers.delete(callback);
          callback();
        }
      },
    };
  }
  type Life = ReturnType<typeof newLife>;

  /** Opens the journal and reads it; what is in it must tell of everything that was acknowledged. */
  async function open(life: Life) {
    const opened = await openJournal({ disk: life.disk, clock: life.clock, segmentBytes });
    if (!opened.ok) throw new Error(`The journal did not open: ${opened.problem.kind}`);
    const there = new Map<number, string>();
    const numbers = await readNumbers(opened.value, ({ sequence, payload }) =>
      there.set(sequence, String.fromCharCode(...payload)),
    );
    lastSequence = numbers.lastSequence;
    const lost = [...acknowledged].filter(
      ([sequence, text]) => there.get(sequence) !== text && !(letGo.has(orderOf(sequence)) && !there.has(sequence)),
    );
    return { journal: opened.value, there, numbers, lost };
  }

  async function append(journal: Journal, bytes = between(random, 20, 420)): Promise<boolean> {
    const sequence = lastSequence + 1;
    const words = `{"id":"${orderOf(sequence)}","more":"${'abcdefgh'.repeat(200).slice(random.below(8))}`;
    const text = `${words.slice(0, bytes - 2)}"}`;
    const payload = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const written = await journal.append(encodeRecord({ sequence, payload }));
    if (!written.ok) return false;
    lastSequence = sequence;
    acknowledged.set(sequence, text);
    return true;
  }

  /** Merges what is old, and lets go of some orders that have had their last record a while ago. */
  function compact(journal: Journal) {
    const newest = orderNumber(lastSequence) - 2;
    for (let order = 0; order < newest; order += 2) letGo.add(String(order));
    return journal.compact(letGo);
  }

  /** A life that appends, and has its quiet moments; answers what it found, once it is over. */
  async function live(ending: Ending, lastCall: number, appends: number) {
    const life = newLife(ending, lastCall);
    const compactions: unknown[] = [];
    let found: Awaited<ReturnType<typeof open>> | null = null;
    const work = async (): Promise<void> => {
      // A disk that fails at everything: another life will look again.
      found = await open(life).catch(() => null);
      if (found === null) return life.die();
      for (let count = 0; count < appends; count++) {
        if (random.next() < 0.3) life.ring();
        // Not waited for: orders come while it goes on.
        if (random.next() < 0.15) compactions.push(compact(found.journal));
        await append(found.journal);
      }
      await Promise.all(compactions);
      await found.journal.close();
      life.die();
    };
    await Promise.race([work(), life.over]);
    return { found: found as Awaited<ReturnType<typeof open>> | null };
  }

  return { seed, disk, random, acknowledged, newLife, open, append, compact, live, calls: () => calls };
}

/** Five records are an order. */
const orderNumber = (sequence: number) => Math.floor((sequence - 1) / 5);
const orderOf = (sequence: number) => String(orderNumber(sequence));

export const forever = Number.POSITIVE_INFINITY;

/** A random whole number from the one to the other. */
export const between = (random: Random, least: number, most: number) => least + random.below(most - least + 1);
