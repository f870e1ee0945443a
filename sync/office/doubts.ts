import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { codeOf, writeDurably } from './durable-files.ts';

/** What is from before this journal began, or was last found damaged, and so may have been in it once (OB58). */
export interface Doubts {
  /** Sealed with a key from before. */
  ofKey(name: string): boolean;
  /** Put together before; or, by now, in a time that has not come yet: the clock was set back since, and nobody can tell. */
  ofMoment(at: number, now: number): boolean;
  /** From now on of these keys as well, and of whatever is older. Counts for this life at once, and for later ones when this answers. */
  add(names: readonly string[], now: number): Promise<void>;
}

const doubtsSchema = v.object({ keys: v.array(v.string()), upTo: v.number() });
type Known = v.InferOutput<typeof doubtsSchema>;

/** Where the file cannot be read all is doubted that is there: `present`. That costs a look-up each, and no more. */
export async function openDoubts(path: string, present: () => Promise<Known>): Promise<Doubts> {
  const known = await read(path, present);
  const keys = new Set(known.keys);
  let { upTo } = known;
  return {
    ofKey: (name) => keys.has(name),
    ofMoment: (at, now) => at < upTo || (upTo > 0 && at > now),
    async add(names, now) {
      for (const name of names) keys.add(name);
      upTo = Math.max(upTo, now);
      await writeDurably(path, new TextEncoder().encode(JSON.stringify({ keys: [...keys], upTo })));
    },
  };
}

async function read(path: string, present: () => Promise<Known>): Promise<Known> {
  try {
    return v.parse(doubtsSchema, JSON.parse(await readFile(path, 'utf8')));
  } catch (problem) {
    return codeOf(problem) === 'ENOENT' ? { keys: [], upTo: 0 } : present();
  }
}
