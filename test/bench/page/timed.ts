/** Counts only while something is being stored: what it takes to fetch the next goods is nobody's cost. */
export class Stopwatch {
  #total = 0;
  #since: number | null = null;

  start(): void {
    this.#since ??= performance.now();
  }

  stop(): void {
    if (this.#since !== null) this.#total += performance.now() - this.#since;
    this.#since = null;
  }

  get seconds(): number {
    return this.#total / 1_000;
  }
}

export interface TimedAnswers {
  readonly ms: readonly number[];
  /** What was found first, by the products' numbers. */
  readonly found: readonly (readonly number[])[];
}

/** A screenful. */
export const shown = 24;
const warmUps = 2;

/** Every query alone, after two passes over all of them: what is measured is a kiosk that has been used for a while. */
export async function timeQueries(
  texts: readonly string[],
  search: (text: string) => readonly number[] | Promise<readonly number[]>,
): Promise<TimedAnswers> {
  let ms: number[] = [];
  let found: (readonly number[])[] = [];
  for (let pass = 0; pass <= warmUps; pass++) {
    ms = [];
    found = [];
    for (const text of texts) {
      const from = performance.now();
      const answer = search(text);
      // A turn of the event loop is not the engine's where it answers at once.
      const list = answer instanceof Promise ? await answer : answer;
      ms.push(performance.now() - from);
      found.push(list.slice(0, shown));
    }
  }
  return { ms, found };
}
