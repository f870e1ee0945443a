import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { replay } from './replay.ts';
import { BadTown, readTown } from './town-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'endcap-town-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (...lines: readonly (object | string)[]): string => {
  const path = join(folder, 'town.ndjson');
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
};

const place = { variant: 'v1', location: 'here' };
const observation = { kind: 'observation', at: 1_000, ...place, available: 2 };
const question = { kind: 'question', id: 'q1', at: 61_000, ...place };
const truth = { kind: 'truth', question: 'q1', onHand: 0 };

describe("somebody else's town", () => {
  test('may leave out its header, be out of order, and say more than is known here', () => {
    const pull = { kind: 'confirmed', at: 61_000, location: 'here', pages: 3 };
    const town = readTown(file(truth, question, { kind: 'weather', rain: true }, pull, '', observation));
    expect(town.script.map(({ kind }) => kind)).toEqual(['observation', 'confirmed', 'question']);
    expect(town.skipped).toBe(1);
    expect(town.truths.get('q1')).toBe(0);
  });

  test.each([
    [[question, '{"kind":'], 'Line 2'],
    [[question, { ...observation, available: '2' }], 'Line 2'],
    [[question, { ...observation, at: -5 }], 'breaks the format at at'],
    [[{ kind: 'town', version: 2 }, question], 'breaks the format at version'],
    [[question, '[]'], 'no object with a "kind"'],
    [[question, question], 'Line 2'],
    [[question, truth, truth], 'again'],
    [[question, truth, { ...truth, question: 'q2' }], '"q2"'],
    [[observation], 'asks no question'],
  ])('is told which line cannot be used (%#)', (lines, part) => {
    const read = () => readTown(file(...lines));
    expect(read).toThrow(BadTown);
    expect(read).toThrow(part);
  });

  test('has figures as old as the last word on them, and no age where there was none', () => {
    const other = { ...question, id: 'q2', variant: 'v2' };
    const elsewhere = { kind: 'confirmed', at: 50_000, location: 'there' };
    const everywhere = { kind: 'confirmed', at: 31_000 };
    const truths = [truth, { ...truth, question: 'q2', onHand: 1 }];
    const lines = [observation, everywhere, elsewhere, question, other, ...truths];
    const asked = replay(readTown(file(...lines)), {
      hear: () => {},
      answer: () => ({ probability: 0.5, labelled: true }),
    });
    expect(asked.map(({ ageMs, there }) => ({ ageMs, there }))).toEqual([
      { ageMs: 30_000, there: false },
      { ageMs: null, there: true },
    ]);
  });
});
