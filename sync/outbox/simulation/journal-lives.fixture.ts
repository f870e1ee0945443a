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
  let lastSequence = 0;
  let calls = 0;

  function newLife(ending: Ending, lastCall: number) {
    const timers = new Set<() => void>();
    let end: () => void = () => {};
    const over = new Promise<'over'>((resolve) => (end = () => resolve('over')));
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
    const lost = [...acknowledged].filter(([sequence, text]) => there.get(sequence) !== text);
    return { journal: opened.value, there, numbers, lost };
  }

  async function append(journal: Journal, bytes = between(random, 20, 420)): Promise<boolean> {
    const sequence = lastSequence + 1;
    const text = `${sequence} ${'abcdefgh'.repeat(200).slice(random.below(8))}`.slice(0, bytes);
    const payload = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const written = await journal.append(encodeRecord({ sequence, payload }));
    if (!written.ok) return false;
    lastSequence = sequence;
    acknowledged.set(sequence, text);
    return true;
  }

  /** A life that appends, and has its quiet moments; answers what it found, once it is over. */
  async function live(ending: Ending, lastCall: number, appends: number) {
    const life = newLife(ending, lastCall);
    let found: Awaited<ReturnType<typeof open>> | null = null;
    const work = async (): Promise<'done'> => {
      found = await open(life);
      for (let count = 0; count < appends; count++) {
        if (random.next() < 0.3) life.ring();
        await append(found.journal);
      }
      await found.journal.close();
      life.die();
      return 'done';
    };
    const ended = await Promise.race([work(), life.over]);
    return { ended, found: found as Awaited<ReturnType<typeof open>> | null };
  }

  return { seed, disk, random, acknowledged, newLife, open, append, live, calls: () => calls };
}

export const forever = Number.POSITIVE_INFINITY;

/** A random whole number from the one to the other. */
export const between = (random: Random, least: number, most: number) => least + random.below(most - least + 1);
