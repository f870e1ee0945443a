import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StockReading } from './assess.ts';
import { assessCard, assessStock } from './assess.ts';
import { HOPE } from './bands.ts';
import type { StockView } from './stock-view.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 1_800_000_000_000;

const since = (stamp: number) => (stamp <= NOW ? NOW - stamp : null);

const record = (changes: Partial<StockReading> = {}): StockReading => ({
  available: 4,
  policy: 'deny',
  confidence: 'exact',
  observedAt: NOW,
  ...changes,
});

const aged = (ageMs: number, changes: Partial<StockReading> = {}, pendingOwn = 0): StockView =>
  assessStock({
    reading: record({ ...changes, observedAt: NOW - ageMs }),
    confirmedAt: null,
    since,
    pendingOwn,
    outlook: null,
  });

describe('age', () => {
  test('FR1 a complete pull confirms what it did not mention', () => {
    const reading = record({ observedAt: NOW - 5 * DAY });
    const view = assessStock({ reading, confirmedAt: NOW - MINUTE, since, pendingOwn: 0, outlook: null });
    expect(view).toMatchObject({ band: 'just-checked', ageMs: MINUTE });
  });

  test('FR1 a figure read after the last complete pull has its own age', () => {
    const reading = record({ observedAt: NOW - MINUTE });
    const view = assessStock({ reading, confirmedAt: NOW - 2 * DAY, since, pendingOwn: 0, outlook: null });
    expect(view.ageMs).toBe(MINUTE);
  });

  test('FR1 a clock that ran backwards makes the age unknown, and the band with it', () => {
    expect(aged(-1)).toMatchObject({ band: 'unknown', ageMs: null, quantity: null });
    expect(aged(-1, { available: 0 }).band).toBe('unknown');
    const confirmedLater = {
      reading: record({ observedAt: NOW - HOUR }),
      confirmedAt: NOW + 1,
      since,
      pendingOwn: 0,
      outlook: null,
    };
    expect(assessStock(confirmedLater).ageMs).toBeNull();
  });
});

describe('bands', () => {
  test.each([
    [1, 3 * MINUTE, 'just-checked'],
    [1, 3 * MINUTE + 1, 'ask'],
    [2, 15 * MINUTE, 'likely'],
    [2, 15 * MINUTE + 1, 'ask'],
    [3, HOUR, 'likely'],
    [5, 4 * HOUR, 'likely'],
    [5, 4 * HOUR + 1, 'ask'],
    [500, 3 * DAY, 'ask'],
    [500, 3 * DAY + 1, 'unknown'],
  ] as const)('FR2 %i pieces, %i ms old: %s', (available, age, band) => {
    expect(aged(age, { available }).band).toBe(band);
  });

  test('FR3 a quantity is named while just checked and never after', () => {
    expect(aged(MINUTE, { available: 7 }).quantity).toBe(7);
    expect(aged(HOUR, { available: 7 }).quantity).toBeNull();
  });

  test('FR4 nothing left is out while fresh and unknown when old', () => {
    expect(aged(4 * HOUR, { available: 0 }).band).toBe('out');
    expect(aged(4 * HOUR + 1, { available: 0 }).band).toBe('unknown');
  });

  test('FR5 goods are kept only where they are likely, an associate is asked where they may be, and sending is always offered', () => {
    expect(aged(MINUTE).offers).toEqual(['keep-here', 'collect', 'ship']);
    expect(aged(MINUTE + HOUR, { available: 9 }).offers).toEqual(['keep-here', 'collect', 'ask-associate', 'ship']);
    expect(aged(DAY).offers).toEqual(['ask-associate', 'ship']);
    expect(aged(9 * DAY).offers).toEqual(['ask-associate', 'ship']);
    expect(aged(0, { available: 0 }).offers).toEqual(['ship']);
  });

  test('FR5 what may be ordered beyond the stock is offered for collection and sending, also when there is none', () => {
    expect(aged(0, { available: 0, policy: 'backorder' })).toMatchObject({ band: 'out', offers: ['collect', 'ship'] });
    expect(aged(DAY, { policy: 'backorder' }).offers).toContain('collect');
  });

  test('FR6 no record at all says nothing', () => {
    const view = assessStock({ reading: null, confirmedAt: NOW, since, pendingOwn: 0, outlook: null });
    expect(view).toEqual({
      band: 'unknown',
      quantity: null,
      ageMs: null,
      probability: null,
      offers: ['ask-associate', 'ship'],
    });
  });

  test('FR6 a count below zero is out for minutes only: the record itself is wrong', () => {
    expect(aged(3 * MINUTE, { available: -2 }).band).toBe('out');
    expect(aged(3 * MINUTE + 1, { available: -2 }).band).toBe('unknown');
  });

  test('FR6 what is not counted is likely, without a number, whatever the count says', () => {
    for (const available of [-3, 0, 900])
      expect(aged(0, { available, policy: 'untracked' })).toMatchObject({ band: 'likely', quantity: null });
    expect(aged(DAY, { policy: 'untracked' }).band).toBe('ask');
    expect(aged(4 * DAY, { policy: 'untracked' }).band).toBe('unknown');
  });

  test('FR6 a sum over several places is never more than a reason to ask; a figure that lags names no number', () => {
    expect(aged(0, { confidence: 'aggregate' })).toMatchObject({ band: 'ask', quantity: null });
    expect(aged(0, { confidence: 'eventual' })).toMatchObject({ band: 'likely', quantity: null });
    expect(aged(0, { available: 0, confidence: 'aggregate' }).band).toBe('out');
  });

  test('FR7 our own unconfirmed pieces are subtracted', () => {
    expect(aged(0, { available: 4 }, 1).quantity).toBe(3);
    expect(aged(0, { available: 1 }, 1).band).toBe('out');
    expect(aged(HOUR, { available: 1 }, 5).band).toBe('out');
    expect(aged(0, { available: 4 }, -3).quantity).toBe(4);
  });
});

describe('bands by chance', () => {
  const HOURS_AGES = [0, 3 * MINUTE, 4 * HOUR, DAY, 7 * DAY];
  const judged = (ageMs: number, share: number, available = 2): StockView =>
    assessStock({
      reading: record({ available, observedAt: NOW - ageMs }),
      confirmedAt: null,
      since,
      pendingOwn: 0,
      outlook: { probability: Math.min(1, share + 0.01), certain: share, share },
    });

  test.each([
    [0, 0.98, 'just-checked'],
    [0, 0.96, 'ask'],
    [4 * MINUTE, 0.98, 'likely'],
    [5 * HOUR, 0.96, 'ask'],
    [7 * DAY, 0.98, 'likely'],
    [7 * DAY, 0.96, 'ask'],
    [7 * DAY, 0.2, 'ask'],
    [7 * DAY + 1, 0.99, 'unknown'],
  ] as const)('FR21 %i ms old, with a chance of %d: %s, whatever the record says', (age, share, band) => {
    expect(judged(age, share).band).toBe(band);
    expect(judged(age, share, 300).band).toBe(band);
  });

  test('FR20 the chance is told with the band, and not where the age is unknown', () => {
    expect(judged(HOUR, 0.5).probability).toBeCloseTo(0.51);
    expect(judged(-1, 0.5).probability).toBeNull();
  });

  test('FR22 neither more age nor less chance ever raises what is said', () => {
    const chances = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...HOURS_AGES), fc.nat(DAY), chances, chances, (age, more, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(HOPE[judged(age + more, low).band]).toBeLessThanOrEqual(HOPE[judged(age, high).band]);
      }),
    );
  });
});

describe('pieces that are kept back', () => {
  const certain = { probability: 1, certain: 1, share: 1 };
  const keeping = (keptBack: number, available: number, changes: Partial<StockReading> = {}, pendingOwn = 0) =>
    assessStock({
      reading: record({ ...changes, available }),
      ...{ confirmedAt: null, since, pendingOwn, outlook: certain, keptBack },
    });

  test('FR46 are not in the number that is named', () => {
    expect(keeping(2, 5)).toMatchObject({ band: 'just-checked', quantity: 3 });
    expect(keeping(2, 5, {}, 1)).toMatchObject({ quantity: 2 });
  });

  test.each([
    [2, 2, 0],
    [3, 1, 0],
    [2, 4, 2],
  ])('FR46 %i kept back of %i with %i ordered: somebody is asked, whatever the chance', (kept, available, own) => {
    expect(keeping(kept, available, {}, own)).toMatchObject({ band: 'ask', offers: ['ask-associate', 'ship'] });
  });

  test('FR46 change nothing of what is not there, or is not counted', () => {
    expect(keeping(2, 0).band).toBe('out');
    expect(keeping(2, 1, {}, 1).band).toBe('out');
    expect(keeping(2, 0, { policy: 'untracked' }).band).toBe('likely');
  });
});

describe('for any figure', () => {
  const readings = fc.record({
    available: fc.integer({ min: -5, max: 20 }),
    policy: fc.constantFrom('deny' as const, 'backorder' as const, 'untracked' as const),
    confidence: fc.constantFrom('exact' as const, 'eventual' as const, 'aggregate' as const),
  });
  const ages = fc.oneof(fc.integer({ min: -HOUR, max: HOUR }), fc.integer({ min: 0, max: 5 * DAY }));
  const certainty = { 'just-checked': 3, out: 3, likely: 2, ask: 1, unknown: 0 } as const;

  test('FR2 growing older never raises the band, never makes a statement firmer, never turns goods into none or none into goods', () => {
    fc.assert(
      fc.property(readings, fc.nat(5 * DAY), fc.nat(5 * DAY), fc.nat(3), (reading, age, more, own) => {
        const younger = aged(age, reading, own).band;
        const older = aged(age + more, reading, own).band;
        expect(certainty[older]).toBeLessThanOrEqual(certainty[younger]);
        if (younger === 'out') expect(['out', 'unknown']).toContain(older);
        else expect(HOPE[older]).toBeLessThanOrEqual(HOPE[younger]);
        if (younger !== 'out') expect(older).not.toBe('out');
      }),
    );
  });

  test('FR2 more pieces never lower the band', () => {
    fc.assert(
      fc.property(readings, ages, fc.nat(20), fc.nat(3), (reading, age, more, own) => {
        const available = Math.max(0, reading.available);
        const fewer = aged(age, { ...reading, available }, own).band;
        const richer = aged(age, { ...reading, available: available + more }, own).band;
        expect(HOPE[richer]).toBeGreaterThanOrEqual(HOPE[fewer]);
      }),
    );
  });

  test('FR3 FR6 a number is named in "just checked" alone, is at least 1, and no age means no statement', () => {
    fc.assert(
      fc.property(readings, ages, fc.nat(3), (reading, age, own) => {
        const view = aged(age, reading, own);
        if (view.band === 'just-checked') expect(view.quantity).toBeGreaterThanOrEqual(1);
        else expect(view.quantity).toBeNull();
        if (view.ageMs === null) expect(view.band).toBe('unknown');
        if (reading.available < 0 && reading.policy !== 'untracked')
          expect(HOPE[view.band]).toBeLessThanOrEqual(HOPE.unknown);
      }),
    );
  });
});

describe('a card', () => {
  test('says the best of its variants, and no number when there are several', () => {
    const card = assessCard([aged(0, { available: 0 }), aged(HOUR, { available: 3 }), aged(0, { available: 2 })]);
    expect(card).toMatchObject({ band: 'just-checked', quantity: null, ageMs: 0 });
  });

  test('keeps the number of an only variant', () => {
    expect(assessCard([aged(0, { available: 2 })]).quantity).toBe(2);
  });

  test('prefers the younger of two alike, and what may be there to what is not', () => {
    expect(assessCard([aged(2 * HOUR), aged(90 * MINUTE), aged(3 * HOUR)]).ageMs).toBe(90 * MINUTE);
    expect(assessCard([aged(0, { available: 0 }), aged(9 * DAY)]).band).toBe('unknown');
  });

  test('without variants is unknown', () => {
    expect(assessCard([]).band).toBe('unknown');
  });
});
