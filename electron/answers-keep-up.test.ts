import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answersKeepUp, type Threads } from './answers-keep-up.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const windowProcess = 20;
const shellProcess = 10;

interface Made {
  readonly process: number;
  readonly name: string;
  urgency: number;
}

/** A machine whose threads are these, by id. */
function machine(made: Map<number, Made>) {
  const at = (id: number) => {
    const thread = made.get(id);
    if (thread === undefined) throw new Error('There is no such thread');
    return thread;
  };
  const threads: Threads = {
    of: async (process) =>
      [...made].filter(([, each]) => each.process === process).map(([id, { name }]) => ({ id, name })),
    urgencyOf: (id) => at(id).urgency,
    hurry: (id, urgency) => (at(id).urgency = urgency),
  };
  return { threads, windowProcess: () => windowProcess, shellProcess };
}

const usual = (drawing: number) =>
  new Map<number, Made>([
    [21, { process: windowProcess, name: 'electron', urgency: drawing }],
    [22, { process: windowProcess, name: 'Compositor', urgency: drawing }],
    [23, { process: windowProcess, name: 'DedicatedWorker', urgency: 0 }],
    [24, { process: windowProcess, name: 'ThreadPoolForeg', urgency: 0 }],
    [11, { process: shellProcess, name: 'ThreadPoolForeg', urgency: 0 }],
    [12, { process: shellProcess, name: 'ThreadPoolBackg', urgency: 0 }],
    [31, { process: 30, name: 'DedicatedWorker', urgency: 0 }],
  ]);

const urgencies = (made: ReadonlyMap<number, Made>) =>
  Object.fromEntries([...made].map(([id, each]) => [id, each.urgency]));

describe('RP18: who waits for an answer does not wait until all is drawn', () => {
  test('where drawing goes first, workers and database go with it, and nothing else does', async () => {
    const made = usual(-8);
    const keeping = answersKeepUp(machine(made));
    await vi.advanceTimersByTimeAsync(0);
    expect(urgencies(made)).toEqual({ 21: -8, 22: -8, 23: -8, 24: 0, 11: -8, 12: 0, 31: 0 });
    keeping.close();
  });

  test('where drawing does not, everything stays as it is', async () => {
    const made = usual(0);
    made.set(23, { process: windowProcess, name: 'DedicatedWorker', urgency: 5 });
    const keeping = answersKeepUp(machine(made));
    await vi.advanceTimersByTimeAsync(0);
    expect(urgencies(made)).toEqual({ ...urgencies(usual(0)), 23: 5 });
    keeping.close();
  });

  test('a worker that was started anew goes along some seconds later; what is more urgent already stays so', async () => {
    const made = usual(-8);
    made.set(23, { process: windowProcess, name: 'DedicatedWorker', urgency: -10 });
    const keeping = answersKeepUp(machine(made));
    await vi.advanceTimersByTimeAsync(0);
    made.set(25, { process: windowProcess, name: 'DedicatedWorker', urgency: 0 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect([made.get(23)?.urgency, made.get(25)?.urgency]).toEqual([-10, -8]);
    keeping.close();
  });

  test('a thread that goes away, or may not be hurried, is in the way of no other', async () => {
    const made = usual(-8);
    const parts = machine(made);
    const hurry: Threads['hurry'] = (id, urgency) => {
      if (id === 23) throw new Error('It has gone');
      parts.threads.hurry(id, urgency);
    };
    const keeping = answersKeepUp({ ...parts, threads: { ...parts.threads, hurry } });
    await vi.advanceTimersByTimeAsync(0);
    expect(urgencies(made)).toMatchObject({ 23: 0, 11: -8 });
    keeping.close();
  });

  test('nothing is looked at any more when the kiosk closes', async () => {
    const made = usual(-8);
    const keeping = answersKeepUp(machine(made));
    await vi.advanceTimersByTimeAsync(0);
    keeping.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
