import { describe, expect, test } from 'vitest';
import { amiss, opened, written } from '../../test/harness/written-journal.ts';
import { asciiJson } from './ascii.ts';
import { encodeRecord } from './frame.ts';
import { joined } from './open-segment.ts';
import { readSegment } from './read-segment.ts';
import { encodeHead } from './segment-head.ts';
import { journalLives } from './simulation/journal-lives.fixture.ts';

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
