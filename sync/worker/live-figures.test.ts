import { expect, test } from 'vitest';
import { stockRow } from '../replica/sample-rows.fixture.ts';
import { createLiveFigures } from './live-figures.ts';

test('FR15 a figure counts until a pull of all stock was asked for after it', () => {
  const figures = createLiveFigures();
  figures.take('v', [stockRow('v', 'loc-1', 4)], 100, 0);
  expect(figures.at('v', 'loc-1', null)).toMatchObject({ available: 4, observedAt: 100 });
  expect(figures.at('v', 'loc-1', 99)).toMatchObject({ available: 4 });
  expect(figures.at('v', 'loc-1', 100)).toBeNull();
});

test('FR15 is dated by the question, whatever its rows say, and the last one counts', () => {
  const figures = createLiveFigures();
  figures.take('v', [stockRow('v', 'loc-1', 4, { observedAt: 9_999 })], 100, 0);
  figures.take('v', [stockRow('v', 'loc-1', 2)], 200, 0);
  expect(figures.at('v', 'loc-1', null)).toMatchObject({ available: 2, observedAt: 200 });
});

test('FR12 what was not asked for, is deleted, or is of another place says nothing', () => {
  const figures = createLiveFigures();
  figures.take('v', [stockRow('w', 'loc-1', 4), stockRow('v', 'loc-2', 4, { deleted: true })], 100, 0);
  expect(figures.at('w', 'loc-1', null)).toBeNull();
  expect(figures.at('v', 'loc-2', null)).toBeNull();
  expect(figures.at('v', 'loc-3', null)).toBeNull();
});

test('FR15 keeps what was asked for lately, and no more', () => {
  const figures = createLiveFigures();
  for (let number = 0; number < 500; number++)
    figures.take(`v${number}`, [stockRow(`v${number}`, 'loc-1', 1)], number, 0);
  expect(figures.at('v0', 'loc-1', null)).toBeNull();
  expect(figures.at('v499', 'loc-1', null)).not.toBeNull();
});

test('FR49 when it changed, was received and was counted there is told by the store’s own clock, also after a pull', () => {
  const figures = createLiveFigures();
  const hour = 3_600_000;
  const [here, there] = [50 * hour, 900 * hour];
  const row = stockRow('v', 'loc-1', 4, {
    sourceUpdatedAt: there - hour,
    counted: { at: there - 2 * hour, pieces: 4, recorded: 5 },
    received: { at: there + hour, pieces: 3 },
  });
  figures.take('v', [row, stockRow('v', 'loc-2', 1)], here, there);
  expect(figures.at('v', 'loc-1', here)).toBeNull();
  expect(figures.told('v', 'loc-1')).toEqual({
    ...{ available: 4, askedAt: here, changedMs: hour, countedMs: 2 * hour, receivedMs: null },
  });
  expect(figures.told('v', 'loc-2')).toMatchObject({ countedMs: null, receivedMs: null });
  expect(figures.told('w', 'loc-1')).toBeNull();
});
