import { describe, expect, test } from 'vitest';
import { CommonKnowledge } from './common-knowledge.ts';
import { learnedOf, relearn } from './learned.ts';
import { day, hour, learningShop, monday, sellDaily } from './learning-shop.fixture.ts';

const again = (numbers: Float64Array): CommonKnowledge => {
  const common = new CommonKnowledge();
  relearn(common, numbers);
  return common;
};

/** Some sell, some are counted, and all are looked at. */
function taught() {
  const shop = learningShop(40, (slot) => slot % 3);
  for (let slot = 0; slot < 40; slot++)
    if (slot % 2 === 0) sellDaily(shop, slot, 6, 12);
    else shop.say(slot, slot % 5, monday);
  for (let slot = 0; slot < 9; slot++) shop.count(slot, slot % 4, monday + 9 * day);
  for (const days of [10, 11, 12]) {
    shop.confirm(monday + days * day);
    shop.survey(monday + days * day, 1);
  }
  for (let slot = 0; slot < 40; slot++) shop.open(slot, monday + 12 * day);
  return shop.model.common;
}

describe('what all records taught', () => {
  test('FR27 FR41 is the same after it was stored: what may be promised too', () => {
    const common = taught();
    const second = again(learnedOf(common));
    expect(learnedOf(second)).toEqual(learnedOf(common));
    for (const certain of [0.3, 0.7, 0.9, 0.99])
      for (const age of [0, hour, day, 5 * day])
        expect(second.pool.share(certain, age)).toBe(common.pool.share(certain, age));
    expect(second.foresight.unsteadiness).toEqual(common.foresight.unsteadiness);
  });

  test('FR27 also of places and groups between which there are none', () => {
    const common = taught();
    common.place(7).sold(monday, monday, 3);
    common.paces.busyAt(7)[0] = 1.5;
    common.group(9).soldAtOnce(4);
    const second = again(learnedOf(common));
    expect(second.place(7).seen).toEqual(common.place(7).seen);
    expect(second.paces.busyAt(7)[0]).toBe(1.5);
    expect(second.group(9).size).toBe(common.group(9).size);
    expect(second.places.length).toBe(8);
  });

  test('FR27 what does not fit is learned anew', () => {
    const numbers = learnedOf(taught());
    const untaught = learnedOf(new CommonKnowledge());
    for (const other of [numbers.slice(0, -1), numbers.with(0, 1), new Float64Array(0)])
      expect(again(other).recalibration.figures).toEqual(new CommonKnowledge().recalibration.figures);
    expect(learnedOf(again(untaught))).toEqual(untaught);
  });
});
