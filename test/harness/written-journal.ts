import { forever, journalLives } from '../../sync/outbox/simulation/journal-lives.fixture.ts';

export type Lives = ReturnType<typeof journalLives>;

/** A journal that is open, in a life that goes on. */
export async function opened(lives: Lives) {
  const life = lives.newLife('kill', forever);
  return { life, ...(await lives.open(life)) };
}

type Found = Pick<Awaited<ReturnType<Lives['open']>>, 'lost' | 'numbers'>;

/** What was acknowledged and is lost, and what is said to be amiss although nothing was damaged. */
export const amissIn = ({ lost, numbers: { damagedStretches, missing, outOfOrder } }: Found): unknown[] =>
  damagedStretches + missing + outOfOrder === 0 ? lost : [...lost, { damagedStretches, missing, outOfOrder }];

/** The same, of what a new start finds. */
export async function amiss(lives: Lives): Promise<unknown[]> {
  const found = await opened(lives);
  await found.journal.close();
  return amissIn(found);
}

/** What was begun in the background is done: nothing in these tests waits for anything but promises. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A journal of this many records, closed. */
export async function written(seed: number, records: number, bytes?: number, segmentBytes?: number) {
  const lives = journalLives(seed, segmentBytes);
  const { journal, life } = await opened(lives);
  life.ring();
  await settled();
  for (let count = 0; count < records; count++) {
    await lives.append(journal, bytes);
    life.ring();
    await settled();
  }
  await journal.close();
  return lives;
}
