import { describe, expect, test } from 'vitest';
import type { Clock } from '../kernel/clock.ts';
import { asciiJson } from './ascii.ts';
import { encodeRecord } from './frame.ts';
import type { JournalDisk } from './journal-disk.ts';
import { openJournal } from './open-journal.ts';
import { joined } from './open-segment.ts';
import { readNumbers } from './read-journal.ts';
import { readSegment } from './read-segment.ts';
import { encodeHead } from './segment-head.ts';
import { between, type Ending, forever, journalLives } from './simulation/journal-lives.fixture.ts';

type Lives = ReturnType<typeof journalLives>;
const endings: readonly Ending[] = ['kill', 'power cut'];

/** A journal that is open, in a life that goes on. */
async function opened(lives: Lives) {
  const life = lives.newLife('kill', forever);
  return { life, ...(await lives.open(life)) };
}

type Found = Pick<Awaited<ReturnType<Lives['open']>>, 'lost' | 'numbers'>;

/** What was acknowledged and is lost, and what is said to be amiss although nothing was damaged. */
const amissIn = ({ lost, numbers: { damagedStretches, missing, outOfOrder } }: Found): unknown[] =>
  damagedStretches + missing + outOfOrder === 0 ? lost : [...lost, { damagedStretches, missing, outOfOrder }];

/** The same, of what a new start finds. */
async function amiss(lives: Lives): Promise<unknown[]> {
  const found = await opened(lives);
  await found.journal.close();
  return amissIn(found);
}

/** What was begun in the background is done: nothing in these tests waits for anything but promises. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A journal of this many records, closed. */
async function written(seed: number, records: number, bytes?: number, segmentBytes?: number) {
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

describe('journals of other versions', () => {
  test('OB17 one that a newer version has written is refused, and stays as it is', async () => {
    const lives = await written(6, 30);
    const [first = '', second = ''] = lives.disk.names();
    lives.disk.damage(second, (bytes) => {
      bytes.set(encodeHead({ room: 4_096, merged: null }, 7));
      return bytes;
    });
    const before = lives.disk.names().map((name) => lives.disk.contentOf(name));
    const { disk, clock } = lives.newLife('kill', forever);
    expect(await openJournal({ disk, clock })).toEqual({ ok: false, problem: { kind: 'newer-version', version: 7 } });
    expect(lives.disk.names().map((name) => lives.disk.contentOf(name))).toEqual(before);
    expect(first).toBe('00000001.journal');
  });

  test('OB17 one from before segments had heads is read, and gone on from in a segment of its own', async () => {
    const lives = journalLives(7);
    const { disk } = lives.newLife('kill', forever);
    for (const [name, numbers] of [
      ['00000001.journal', [1, 2]],
      ['00000002.journal', [3]],
    ] as const) {
      await disk.create(name);
      lives.disk.damage(name, () => joined(numbers.map((number) => record(number))));
      for (const number of numbers) lives.acknowledged.set(number, `record ${number}`);
    }
    const { journal, lost, numbers } = await opened(lives);
    expect([lost, numbers.lastSequence]).toEqual([[], 3]);
    await lives.append(journal);
    await journal.close();
    expect(lives.disk.names()).toEqual(['00000001.journal', '00000002.journal', '00000003.journal']);
    expect(await amiss(lives)).toEqual([]);
  });
});

describe('compaction', () => {
  /** A journal in many small segments: each life ends in a failure, and the next one begins another. */
  async function manySegments(seed: number) {
    const lives = journalLives(seed);
    const { journal } = await opened(lives);
    for (let count = 0; count < 60; count++) {
      lives.disk.fails = (call) => call === 'sync' && count % 4 === 3;
      await lives.append(journal, 60);
    }
    lives.disk.fails = () => false;
    await lives.append(journal);
    await journal.close();
    return lives;
  }

  const noOrders = new Set<string>();

  test('OB18 many small segments become few, again and again, and nothing is left out unless the caller lets it go', async () => {
    const lives = await manySegments(11);
    const before = lives.disk.names().length;
    expect(before).toBeGreaterThan(10);
    for (let round = 0; round < 3; round++) {
      const { journal } = await opened(lives);
      expect(await journal.compact(noOrders)).toMatchObject({ ok: true, value: { droppedRecords: 0 } });
      for (let count = 0; count < 30; count++) await lives.append(journal, 300);
      await journal.close();
      expect(await amiss(lives)).toEqual([]);
    }
    expect(lives.disk.names().length).toBeLessThan(before);
    const { there } = await opened(lives);
    expect(there.size).toBe(lives.acknowledged.size);
  });

  test('OB18 orders that are let go are gone, all others and every number stay, and no gap is called missing', async () => {
    const lives = await written(12, 60, 200);
    const { journal } = await opened(lives);
    expect(await lives.compact(journal)).toMatchObject({ ok: true, value: { droppedRecords: expect.any(Number) } });
    await journal.close();
    const { there, numbers } = await opened(lives);
    expect(numbers).toMatchObject({ lastSequence: 60, missing: 0, damagedStretches: 0 });
    expect([there.has(1), there.has(6), there.has(11), there.has(16)]).toEqual([false, true, false, true]);
    expect(await amiss(lives)).toEqual([]);
  });

  test('OB18 what cannot be read is kept byte for byte, and goes on being counted', async () => {
    const lives = await manySegments(13);
    const [first = '', second = '', third = ''] = lives.disk.names();
    lives.disk.damage(first, (bytes) => bytes.fill(0x5a, 540, 560));
    lives.disk.damage(second, () => new Uint8Array());
    lives.disk.damage(third, (bytes) => bytes.fill(0x59, 0, 300));
    const before = (await opened(lives)).numbers;
    expect(before.damagedStretches).toBeGreaterThan(2);
    for (let round = 0; round < 2; round++) {
      const { journal } = await opened(lives);
      await journal.compact(noOrders);
      await journal.close();
      const after = (await opened(lives)).numbers;
      expect(after).toMatchObject({ damagedStretches: before.damagedStretches, missing: before.missing });
    }
    const text = lives.disk.names().map((name) => Buffer.from(lives.disk.contentOf(name)).toString('latin1'));
    expect(text.join('')).toContain('5a'.repeat(20));
    expect(text.join('')).toContain('59'.repeat(300));
  });

  test('OB18 a merged segment that was cut is missed', async () => {
    const lives = await manySegments(14);
    const { journal } = await opened(lives);
    await journal.compact(noOrders);
    await journal.close();
    const [merged = ''] = lives.disk.names();
    lives.disk.damage(merged, (bytes) => bytes.slice(0, 900));
    const { lost, numbers } = await opened(lives);
    expect(numbers.missing).toBeGreaterThanOrEqual(lost.length);
    expect(lost.length).toBeGreaterThan(5);
    expect(numbers.damagedStretches).toBe(1);
  });

  test.each(['write', 'sync', 'rename', 'flush folder', 'read', 'create'])(
    'OB18 a disk that fails at "%s" leaves the journal as it was',
    async (failing) => {
      const lives = await manySegments(15);
      const { journal } = await opened(lives);
      lives.disk.fails = (call) => call === failing;
      expect(await journal.compact(noOrders)).toMatchObject({ ok: false });
      lives.disk.fails = () => false;
      lives.disk.cutPower();
      expect(await amiss(lives)).toEqual([]);
    },
  );

  test('OB18 closing ends what is being merged, and what is being made, and leaves no half of it', async () => {
    const lives = await manySegments(18);
    const { journal, life } = await opened(lives);
    const names = lives.disk.names();
    life.ring();
    const compacting = journal.compact(noOrders);
    await journal.close();
    expect(await compacting).toMatchObject({ ok: true, value: { segments: 0 } });
    expect(lives.disk.names()).toEqual(names);
    expect(await journal.compact(noOrders)).toMatchObject({ ok: true, value: { segments: 0 } });
    expect(await amiss(lives)).toEqual([]);
  });

  test('OB18 a note of a kind to come goes along', async () => {
    const lives = await manySegments(19);
    const [first = ''] = lives.disk.names();
    const note = encodeRecord({ sequence: 0, payload: asciiJson({ note: 'of a kind to come' }) });
    lives.disk.damage(first, (bytes) => joined([bytes.slice(0, readSegment(bytes).end), note]));
    const { journal } = await opened(lives);
    await journal.compact(noOrders);
    await journal.close();
    const text = lives.disk.names().map((name) => Buffer.from(lives.disk.contentOf(name)).toString('latin1'));
    expect(text.join('').split('of a kind to come')).toHaveLength(2);
    expect(await amiss(lives)).toEqual([]);
  });

  test('OB17 OB18 beside a segment of a newer version nothing is merged', async () => {
    const lives = await manySegments(20);
    const { journal } = await opened(lives);
    const names = lives.disk.names();
    lives.disk.damage(names[0] ?? '', () => encodeHead({ room: 0, merged: null }, 3));
    expect(await journal.compact(noOrders)).toMatchObject({ ok: true, value: { segments: 0 } });
    expect(lives.disk.names()).toEqual(names);
    await journal.close();
  });
});

describe('a journal that is damaged', () => {
  test.each([
    ['a page of zeros inside', (bytes: Uint8Array) => bytes.fill(0, 1_024, 1_536)],
    ['a head of noise', (bytes: Uint8Array) => bytes.fill(77, 0, 512)],
    ['the last quarter cut off', (bytes: Uint8Array) => bytes.slice(0, 3_072)],
    ['nothing left of it', () => new Uint8Array()],
  ])('OB7 %s: it is counted, the rest is read, and the next orders are taken', async (_, change) => {
    const lives = await written(8, 40);
    lives.disk.damage('00000002.journal', change);
    const { journal, there, lost, numbers } = await opened(lives);
    expect(numbers.damagedStretches + numbers.missing).toBeGreaterThan(0);
    expect(numbers.lastSequence).toBe(40);
    expect(there.size).toBe(40 - lost.length);
    expect(lost.length).toBeLessThan(25);
    expect(await lives.append(journal)).toBe(true);
    await journal.close();
  });

  test('OB7 a segment that is gone from the middle is missed', async () => {
    const lives = await written(9, 40);
    const { disk } = lives.newLife('kill', forever);
    await disk.remove('00000002.journal');
    const { numbers, there } = await opened(lives);
    expect(numbers.missing).toBe(40 - there.size);
    expect(numbers.missing).toBeGreaterThan(3);
  });

  test('OB7 a disk that cannot be read is a problem, not an empty journal', async () => {
    const lives = await written(21, 40);
    const life = lives.newLife('kill', forever);
    for (const failing of ['list', 'read', 'write'] as const) {
      lives.disk.fails = (call) => call === failing;
      const answer = await openJournal({ disk: life.disk, clock: life.clock });
      expect(answer, failing).toEqual({ ok: false, problem: { kind: 'disk-failed' } });
    }
    lives.disk.fails = () => false;
    const journal = await openJournal({ disk: life.disk, clock: life.clock });
    if (!journal.ok) throw new Error(journal.problem.kind);
    lives.disk.fails = (call) => call === 'read';
    await expect(readNumbers(journal.value, () => {})).rejects.toThrow(/cannot be read/);
    lives.disk.fails = () => false;
    await journal.value.close();
    expect(await amiss(lives)).toEqual([]);
  });

  test('OB7 a head whose words mean nothing is damage, though its checksum is right', async () => {
    const lives = await written(22, 20);
    const strange = encodeHead({ room: -1, merged: null });
    lives.disk.damage('00000002.journal', (bytes) => joined([strange, bytes.slice(512)]));
    const { lost, numbers } = await opened(lives);
    expect(lost).toEqual([]);
    expect(numbers).toMatchObject({ damagedStretches: 1, missing: 0 });
  });

  test('OB7 what follows a write that failed counts, whether that had arrived or not', async () => {
    const lives = await written(10, 3);
    const { journal } = await opened(lives);
    for (let count = 0; count < 30; count++) {
      lives.disk.fails = (call) => call === 'sync' && count % 3 === 0;
      await lives.append(journal);
    }
    lives.disk.fails = () => false;
    await journal.close();
    expect(await amiss(lives)).toEqual([]);
  });
});

const record = (sequence: number) =>
  encodeRecord({ sequence, payload: Uint8Array.from(`record ${sequence}`, (letter) => letter.charCodeAt(0)) });

/** Where the records end that a healthy segment holds. */
function* recordEnds(bytes: Uint8Array): Iterable<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 512; view.getUint32(at, true) !== 0;) {
    at += 20 + view.getUint32(at + 4, true);
    yield at;
  }
}
