import { describe, expect, test } from 'vitest';
import { amiss, amissIn, type Lives, opened, settled, written } from '../../test/harness/written-journal.ts';
import type { Clock } from '../kernel/clock.ts';
import type { JournalDisk } from './journal-disk.ts';
import { openJournal } from './open-journal.ts';
import { readNumbers } from './read-journal.ts';
import { between, type Ending, forever, journalLives } from './simulation/journal-lives.fixture.ts';

const endings: readonly Ending[] = ['kill', 'power cut'];

describe('the journal under power cuts and kills', () => {
  test('OB6 1,000 short records, cut at every byte: each record before the cut is there', async () => {
    const lives = await written(1, 1_000, 3);
    const { disk, clock } = lives.newLife('kill', forever);
    const segments = lives.disk.names().map((name) => ({ name, bytes: lives.disk.contentOf(name) }));
    for (const { name } of segments) await disk.remove(name);
    let before = 0;
    // Those in front of the one that is cut stand whole, and need not be read again for each of its bytes.
    for (const { name, bytes } of segments) {
      await disk.create(name);
      const ends = [...recordEnds(bytes)];
      for (let cut = 0; cut <= bytes.length; cut++) {
        lives.disk.damage(name, () => bytes.slice(0, cut));
        const found = await numbersIn(disk, clock);
        const whole = ends.filter((end) => end <= cut).length;
        if (!isRun(found, before + 1, whole)) expect(found, `${name} cut at ${cut}`).toHaveLength(whole);
      }
      await disk.remove(name);
      before += ends.length;
    }
    expect(before).toBe(1_000);
  }, 60_000);

  async function numbersIn(disk: JournalDisk, clock: Clock): Promise<number[]> {
    const journal = await openJournal({ disk, clock });
    if (!journal.ok) throw new Error(journal.problem.kind);
    const numbers: number[] = [];
    await readNumbers(journal.value, ({ sequence }) => numbers.push(sequence));
    await journal.value.close();
    return numbers;
  }

  const isRun = (numbers: readonly number[], first: number, length: number) =>
    numbers.length === length && numbers.every((number, index) => number === first + index);

  test.each(endings)(
    'OB6 OB19 a %s at every call of the disk loses nothing that was acknowledged, and neither do the lives after it',
    async (ending) => {
      for (let seed = 1; seed <= 5; seed++) {
        const dry = journalLives(seed);
        await dry.live(ending, forever, 30);
        for (let last = 1; last <= dry.calls(); last++)
          expect(await livesAfter(journalLives(seed), ending, last), `seed ${seed}, ended at call ${last}`).toEqual([]);
      }
    },
    60_000,
  );

  test('OB6 OB19 neither does a disk that keeps failing, in lives that end in either way', async () => {
    for (let seed = 1; seed <= 250; seed++) {
      const lives = journalLives(seed);
      const odds = between(lives.random, 1, 20) / 100;
      lives.disk.fails = () => lives.random.next() < odds;
      const wrong: unknown[] = [];
      for (let life = 0; life < 6; life++) {
        const { found } = await lives.live(endings[life % 2] ?? 'kill', between(lives.random, 20, 200), 25);
        if (found !== null) wrong.push(...amissIn(found));
      }
      lives.disk.fails = () => false;
      expect([...wrong, ...(await amiss(lives))], `seed ${seed}`).toEqual([]);
    }
  }, 60_000);

  async function livesAfter(lives: Lives, ending: Ending, last: number): Promise<unknown[]> {
    const wrong: unknown[] = [];
    await lives.live(ending, last, 30);
    for (let more = 0; more < 3; more++) {
      const how = endings[lives.random.below(2)] ?? ending;
      const { found } = await lives.live(how, between(lives.random, 1, 80), 15);
      if (found !== null) wrong.push(...amissIn(found));
    }
    return [...wrong, ...(await amiss(lives))];
  }
});

describe('room that was made ahead', () => {
  test('OB16 with the disk full, two segments of orders are still saved, over any number of restarts', async () => {
    const lives = await written(3, 1, 1_500, 262_144);
    lives.disk.capacity = 0;
    let saved = 0;
    for (let life = 0; life < 40; life++) {
      const { journal } = await opened(lives);
      for (let count = 0; count < 10; count++) if (await lives.append(journal, 1_500)) saved++;
      await journal.close();
    }
    expect(saved).toBeGreaterThan(320);
    const { journal } = await opened(lives);
    expect(await journal.append(new Uint8Array(3_000))).toEqual({ ok: false, problem: { kind: 'disk-full' } });
    lives.disk.capacity = forever;
    expect(await lives.append(journal)).toBe(true);
    await journal.close();
    expect(await amiss(lives)).toEqual([]);
  });

  test('OB16 restarts alone, and kills that leave half a record, do not use the room up', async () => {
    const lives = await written(4, 1, 1_500, 65_536);
    lives.disk.capacity = 0;
    const names = lives.disk.names();
    for (let restart = 0; restart < 500; restart++) await (await opened(lives)).journal.close();
    for (let restart = 0; restart < 20; restart++) await lives.live('power cut', 12, 30);
    expect(lives.disk.names()).toEqual(names);
    const { journal } = await opened(lives);
    for (let count = 0; count < 20; count++) expect(await lives.append(journal, 1_500)).toBe(true);
    await journal.close();
    expect(await amiss(lives)).toEqual([]);
  });

  test('OB16 a failure on a disk that is full costs one place, not the room', async () => {
    const lives = await written(16, 1, 1_500, 65_536);
    lives.disk.capacity = 0;
    const { journal } = await opened(lives);
    let saved = 0;
    for (let count = 0; count < 40; count++) {
      lives.disk.fails = (call) => call === 'sync' && count % 8 === 7;
      if (await lives.append(journal, 1_500)) saved++;
    }
    lives.disk.fails = () => false;
    expect(saved).toBe(35);
    await journal.close();
    expect(await amiss(lives)).toEqual([]);
  });

  test('OB16 what had to begin without room goes on in the spare as soon as there is one', async () => {
    const lives = journalLives(17);
    const { journal, life } = await opened(lives);
    await lives.append(journal, 30);
    expect(lives.disk.names()).toEqual(['00000001.journal']);
    life.ring();
    await settled();
    await lives.append(journal, 30);
    await journal.close();
    expect(lives.disk.contentOf('00000001.journal').length).toBeLessThan(700);
    expect(lives.disk.contentOf('00000002.journal')).toHaveLength(4_096);
    expect(await amiss(lives)).toEqual([]);
  });

  test('OB16 a spare is made in a quiet moment, one at a time, and again when there is room for it', async () => {
    const lives = journalLives(5);
    const { journal, life } = await opened(lives);
    expect(lives.disk.names()).toEqual([]);
    life.ring();
    await settled();
    expect(lives.disk.contentOf('00000001.journal')).toHaveLength(4_096);
    lives.disk.capacity = 4_096;
    await lives.append(journal);
    life.ring();
    await settled();
    expect(lives.disk.names()).toEqual(['00000001.journal']);
    lives.disk.capacity = forever;
    for (let moment = 0; moment < 3; moment++) {
      life.ring();
      await settled();
    }
    expect(lives.disk.names()).toEqual(['00000001.journal', '00000002.journal']);
    await journal.close();
  });
});

/** Where the records end that a healthy segment holds. */
function* recordEnds(bytes: Uint8Array): Iterable<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 512; view.getUint32(at, true) !== 0;) {
    at += 20 + view.getUint32(at + 4, true);
    yield at;
  }
}
