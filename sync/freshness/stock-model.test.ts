import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROMISES } from './bands.ts';
import { fillsOf, newMemory } from './stock-memory.ts';
import { StockModel } from './stock-model.ts';
import type { Told } from './stock-record.ts';
import { day, hour, learningShop, monday, sellDaily } from './learning-shop.fixture.ts';

const seeded = { seed: 20_260_601, numRuns: 200 } as const;

describe('before anything was learned', () => {
  test('FR23 few pieces are doubted and many are not, as studies of wrong records say', () => {
    const asked = (available: number) => {
      const shop = learningShop();
      shop.say(0, available, monday);
      return shop.ask(0, monday);
    };
    expect([1, 2, 3, 4].map((available) => Math.round(asked(available).probability * 100))).toEqual([73, 85, 91, 92]);
    expect(asked(0).probability).toBeLessThan(0.35);
    expect(asked(-3).probability).toBeLessThan(0.35);
    const [{ chance: promised } = { chance: 1 }] = PROMISES;
    expect([1, 2, 3, 4].map((available) => asked(available).share >= promised)).toEqual([false, false, true, true]);
  });
});

describe('what is seen of a record', () => {
  test('FR29 a seller that stands still is doubted the more the longer it does', () => {
    const shop = learningShop();
    const left = sellDaily(shop, 0, 20, 23);
    const since = monday + 19 * day + 12 * hour;
    const after = (days: number) => shop.ask(0, since + days * day).certain;
    expect(left).toBe(4);
    const chances = [1, 4, 8, 12, 20].map((days) => Math.round(after(days) * 1_000));
    expect(chances).toEqual(chances.toSorted((one, other) => other - one));
    expect(after(1)).toBeGreaterThan(0.92);
    for (const days of [20, 40, 90]) expect(after(days)).toBeLessThan(0.2);
  });

  test('FR29 FR42 a look at all records leaves the doubt of a standstill as it is: its own hours count once', () => {
    const standing = (surveys: number) => {
      const shop = learningShop(8);
      for (let slot = 0; slot < 8; slot++) sellDaily(shop, slot, 20, 23);
      const late = monday + 27 * day + 12 * hour;
      shop.confirm(late);
      for (let survey = 0; survey < surveys; survey++) shop.survey(late, 0);
      return shop.ask(0, late).certain;
    };
    expect(standing(0)).toBeLessThan(0.5);
    expect(standing(2)).toBeLessThan(standing(0) + 0.01);
  });

  test('FR29 a sale shows that it was there: the doubt of a long standstill is gone', () => {
    const shop = learningShop();
    const left = sellDaily(shop, 0, 20, 40);
    const late = monday + 60 * day;
    const doubted = shop.ask(0, late).certain;
    shop.say(0, left - 1, late);
    expect(shop.ask(0, late).certain).toBeGreaterThan(Math.max(0.95, doubted));
  });

  test('FR19 a record of nothing that stands still has nothing where records fall below it, and may have some where they stop at it', () => {
    const standing = (lowest: number) => {
      const shop = learningShop(12);
      for (let slot = 0; slot < 11; slot++) sellDaily(shop, slot, 10, 9 + lowest);
      sellDaily(shop, 11, 10, 9);
      const late = monday + 16 * day;
      shop.confirm(late);
      return shop.ask(11, late).certain;
    };
    const [stops, falls] = [standing(0), standing(-1)];
    expect(stops).toBeGreaterThan(0.1);
    expect(falls).toBeLessThan(stops / 2);
  });

  test.each([true, false])('FR40 a delivery does not undo the doubt of a standstill (booked: %s)', (booked) => {
    const shop = learningShop();
    const left = sellDaily(shop, 0, 20, 21);
    const filled = monday + 40 * day;
    shop.confirm(filled - hour);
    if (booked) shop.book(0, 1, filled);
    shop.say(0, left + 1, filled);
    expect(shop.ask(0, filled).certain).toBeGreaterThan(0.9);
    shop.say(0, left, filled + hour);
    expect(left).toBe(2);
    expect(shop.ask(0, filled + hour).certain).toBeLessThan(0.3);
  });

  test('FR20 what came is there, also where nothing was before', () => {
    const shop = learningShop();
    shop.say(0, 1, monday);
    shop.count(0, 0, monday + hour);
    expect(shop.ask(0, monday + hour).certain).toBeLessThan(0.05);
    shop.say(0, 7, monday + 60 * day);
    expect(shop.ask(0, monday + 60 * day).certain).toBeGreaterThan(0.9);
  });

  test('FR24 nobody buys while the doors are closed', () => {
    const shop = learningShop();
    const left = sellDaily(shop, 0, 20, 21);
    const saturday = monday + 19 * day + 20 * hour;
    shop.count(0, left, saturday);
    const onMonday = shop.ask(0, saturday, 37 * hour).certain;
    expect(onMonday).toBeGreaterThan(shop.ask(0, saturday).certain - 0.02);
    expect(shop.ask(0, saturday, 48 * hour).certain).toBeLessThan(onMonday - 0.02);
  });
});

describe('what is seen of others', () => {
  test('FR44 counts teach to doubt what sold and was never filled again, apart from what never sold and from what was filled', () => {
    const kinds = ['sold', 'still', 'filled'] as const;
    const shop = learningShop(303);
    const kindOf = (slot: number) => kinds[slot % 3];
    for (let slot = 0; slot < 303; slot++) shop.say(slot, kindOf(slot) === 'still' ? 3 : 4, monday + 9 * hour);
    for (let slot = 0; slot < 303; slot++) if (kindOf(slot) === 'filled') shop.say(slot, 5, monday + 10 * hour);
    for (let slot = 0; slot < 303; slot++) if (kindOf(slot) !== 'still') shop.say(slot, 3, monday + 11 * hour);
    const later = monday + 3 * day;
    for (let slot = 0; slot < 300; slot++) shop.count(slot, kindOf(slot) === 'sold' ? 0 : 3, later);
    const [sold = 1, still = 0, filled = 0] = [300, 301, 302].map((slot) => shop.ask(slot, later).certain);
    expect(sold).toBeLessThan(0.15);
    expect(still).toBeGreaterThan(0.82);
    expect(filled).toBeGreaterThan(0.82);
  });

  test.each([-900, 900])('FR20 however much counts have taught, a chance is one (%d)', (much) => {
    const shop = learningShop();
    shop.say(0, 3, monday);
    shop.model.common.recalibration.figures[0] = much;
    const { probability, certain, share } = shop.ask(0, monday, day);
    for (const chance of [probability, certain, share]) {
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
    }
    expect(certain > 0.5).toBe(much > 0);
  });

  test('FR25 an article that was never sold yet is expected to sell as its category does', () => {
    const shop = learningShop(40, (slot) => slot % 2);
    for (let slot = 0; slot < 38; slot++) {
      if (slot % 2 === 0) sellDaily(shop, slot, 20, 60);
      else shop.say(slot, 60, monday);
    }
    for (const slot of [38, 39]) shop.say(slot, 2, monday + 20 * day);
    shop.confirm(monday + 20 * day);
    shop.survey(monday + 20 * day, 0);
    const aged = (slot: number) => shop.ask(slot, monday + 20 * day, 4 * day).certain;
    expect(aged(38)).toBeLessThan(aged(39) - 0.2);
  });

  test('FR26 counts that find nothing where the record says one teach to doubt such records, and good ones to trust them', () => {
    const chanceAfter = (counted: number) => {
      const shop = learningShop(201);
      for (let slot = 0; slot < 200; slot++) {
        shop.say(slot, 1, monday);
        shop.count(slot, counted, monday + 10 * hour);
      }
      shop.say(200, 1, monday);
      return shop.ask(200, monday + 10 * hour).certain;
    };
    expect(chanceAfter(0)).toBeLessThan(0.1);
    expect(chanceAfter(1)).toBeGreaterThan(0.95);
  });

  test('FR26 what was counted is believed, and less so as time passes', () => {
    const shop = learningShop();
    shop.say(0, 1, monday);
    shop.count(0, 1, monday + hour);
    expect(shop.ask(0, monday + hour).certain).toBeGreaterThan(0.95);
    expect(shop.ask(0, monday + 90 * day).certain).toBeLessThan(shop.ask(0, monday + hour).certain - 0.1);
  });

  test('FR39 each sale may take another along: of what was sold down the last piece is doubted, of what was counted so it is not', () => {
    const shop = learningShop(2);
    for (const [slot, counted] of [12, 1].entries()) {
      shop.say(slot, counted, monday + 10 * hour);
      shop.count(slot, counted, monday + 10 * hour);
    }
    for (let left = 11; left > 0; left--) shop.say(0, left, monday + 10 * hour + (12 - left) * 60_000);
    const [soldDown, counted] = [0, 1].map((slot) => shop.ask(slot, monday + 11 * hour).certain);
    expect(soldDown).toBeLessThan((counted ?? 0) - 0.1);
    expect(soldDown).toBeGreaterThan(0.5);
  });

  test('FR39 a delivery is not always what was booked', () => {
    const shop = learningShop(2);
    for (const slot of [0, 1]) {
      shop.say(slot, 0, monday + 10 * hour);
      shop.count(slot, 0, monday + 10 * hour);
    }
    shop.say(0, 1, monday + 11 * hour);
    shop.count(1, 1, monday + 11 * hour);
    const [delivered = 1, counted = 0] = [0, 1].map((slot) => shop.ask(slot, monday + 11 * hour).certain);
    expect(delivered).toBeLessThan(counted - 0.01);
  });

  test('FR41 what a shopper opens is noted for what is promised from the next survey on, what nobody opens is not', () => {
    const shop = learningShop(1);
    shop.say(0, 3, monday + 10 * hour);
    const looks = () => shop.model.common.pool.looks.reduce((sum, each) => sum + each, 0);
    shop.ask(0, monday + 10 * hour);
    expect(looks()).toBe(0);
    shop.open(0, monday + 10 * hour);
    expect(looks()).toBeGreaterThan(0);
  });

  test('FR26 a record put right after a count is no sale: the pace stays what it was', () => {
    const shop = learningShop();
    const left = sellDaily(shop, 0, 20, 40);
    const before = shop.model.common.group(0).figures[2];
    shop.count(0, left - 3, monday + 20 * day);
    shop.say(0, left - 3, monday + 20 * day + hour);
    expect(shop.model.common.group(0).figures[2]).toBe(before);
    expect(shop.ask(0, monday + 20 * day + hour).certain).toBeGreaterThan(0.95);
  });

  test('FR20 where shelves are filled again by the next day, an empty one is expected to be', () => {
    const shop = learningShop(60);
    for (let slot = 0; slot < 60; slot++) shop.say(slot, 1, monday);
    let at = monday;
    for (let round = 0; round < 12; round++) {
      for (let slot = 0; slot < 60; slot++) shop.say(slot, 0, at + 10 * hour);
      shop.survey(at + 20 * hour, 0.5);
      for (let slot = 0; slot < 60; slot++) shop.say(slot, 1, at + 30 * hour);
      shop.survey(at + 40 * hour, 0.5);
      at += 2 * day;
    }
    for (let slot = 0; slot < 60; slot++) shop.say(slot, 0, at);
    const { probability, certain } = shop.ask(0, at, 2 * day);
    expect(probability).toBeGreaterThan(0.6);
    expect(certain).toBeLessThan(0.3);
  });

  test('FR22 goods that come hold a promise up: of what is filled whenever it is low more may be counted on after days', () => {
    const later = (deliveries: number) => {
      const shop = learningShop();
      const left = sellDaily(shop, 0, 20, 25);
      const { deliveries: seen } = shop.model.common;
      for (const recorded of [0, 1, 2, 3])
        for (const pace of [0.05, 0.2, 0.5, 2])
          for (const wait of [0.2, 0.7, 1.5, 3, 6, 9]) {
            seen.waited(recorded, pace, wait, 100);
            for (let delivery = 0; delivery < deliveries; delivery++) seen.came(recorded, pace, wait);
          }
      expect(left).toBe(6);
      return shop.ask(0, monday + 19 * day + 12 * hour, 6 * day).certain;
    };
    const [never, often] = [later(0), later(100)];
    expect(often).toBeGreaterThan(never + 0.2);
  });

  test('FR50 of what stood empty while its like were filled no goods are expected, and of what was filled they are', () => {
    const model = new StockModel();
    const memory = newMemory(2);
    const cell = (slot: number) => ({ memory, slot, key: slot, group: 0, place: 0, article: slot });
    const empty = { available: 0, at: monday };
    for (const pace of [0.05, 0.2, 0.5])
      for (const wait of [0.2, 0.7, 1.5, 3, 6, 9]) {
        model.common.deliveries.waited(0, pace, wait, 100);
        for (let delivery = 0; delivery < 60; delivery++) model.common.deliveries.came(0, pace, wait);
      }
    let [filled, left]: Told[] = [empty, empty];
    for (let days = 1; days <= 12; days++) {
      const at = monday + days * day;
      model.changed(cell(0), left ?? empty, (left = { ...empty, at }));
      model.changed(cell(1), filled ?? empty, { available: 1, at: at - hour });
      model.changed(cell(1), { available: 1, at: at - hour }, (filled = { ...empty, at }));
    }
    expect([0, 1].map((slot) => fillsOf(memory, slot))).toEqual([0, 12]);
    // As if both had sold as little: how fast they sell is not what tells them apart.
    for (const slot of [0, 1]) memory.sold[slot] = 0;
    const [given, kept] = [0, 1].map((slot) =>
      model.outlook(cell(slot), filled ?? empty, monday + 12 * day, monday + 14 * day, 0),
    );
    expect(kept?.probability).toBeGreaterThan(0.4);
    expect(given?.probability).toBeLessThan((kept?.probability ?? 0) / 2);
  });
});

describe('for any history', () => {
  const histories = fc.array(fc.record({ to: fc.nat(12), hours: fc.integer({ min: 1, max: 120 }) }), { maxLength: 25 });

  function told(history: readonly { to: number; hours: number }[], last: number) {
    const shop = learningShop();
    let at = monday;
    shop.say(0, 5, at);
    for (const { to, hours } of history) shop.say(0, to, (at += hours * hour));
    shop.say(0, last, (at += hour));
    shop.survey(at, 1);
    return { shop, at };
  }

  test('FR22 what may be promised never grows with age, and is never more than the chance', () => {
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: -1, max: 20 }),
        fc.nat(10_000),
        fc.nat(5_000),
        (history, last, one, more) => {
          const { shop, at } = told(history, last);
          const younger = shop.ask(0, at, one * 60_000);
          const older = shop.ask(0, at, (one + more) * 60_000);
          expect(older.certain).toBeLessThanOrEqual(younger.certain + 1e-12);
          expect(older.share).toBeLessThanOrEqual(younger.share + 1e-12);
          for (const { probability, certain } of [younger, older]) {
            expect(certain).toBeGreaterThanOrEqual(0);
            expect(probability).toBeGreaterThanOrEqual(certain);
            expect(probability).toBeLessThanOrEqual(1 + 1e-12);
          }
        },
      ),
      seeded,
    );
  });

  test('FR22 where more is kept back no more is promised', () => {
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 1, max: 20 }),
        fc.nat(10_000),
        fc.nat(3),
        (history, last, minutes, back) => {
          const { shop, at } = told(history, last);
          const before = shop.ask(0, at, minutes * 60_000, back);
          const { certain, share } = shop.ask(0, at, minutes * 60_000, back + 1);
          expect(certain).toBeLessThanOrEqual(before.certain + 1e-12);
          expect(share).toBeLessThanOrEqual(before.share + 1e-12);
        },
      ),
      seeded,
    );
  });

  test('FR28 with more kept back than there is, nothing is promised', () => {
    const shop = learningShop();
    shop.say(0, 2, monday);
    shop.count(0, 2, monday + hour);
    expect(shop.ask(0, monday + hour, 0, 1).certain).toBeGreaterThan(0.9);
    expect(shop.ask(0, monday + hour, 0, 2).certain).toBeLessThan(0.1);
  });
});
