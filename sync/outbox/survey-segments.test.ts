import { describe, expect, test } from 'vitest';
import { amiss, opened, written } from '../../test/harness/written-journal.ts';
import { encodeRecord } from './frame.ts';
import { openJournal } from './open-journal.ts';
import { joined } from './open-segment.ts';
import { readNumbers } from './read-journal.ts';
import { encodeHead } from './segment-head.ts';
import { forever, journalLives } from './simulation/journal-lives.fixture.ts';

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
