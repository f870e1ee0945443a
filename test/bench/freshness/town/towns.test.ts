import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { ageBuckets, isWithin } from '../age-bucket.ts';
import { type TownLine, townLineSchema } from '../town-line.ts';
import { anyTraits } from './any-town.ts';
import { firstPlan } from './first-plan.ts';
import { firstTraits } from './first-traits.ts';
import { firstTown } from './first-town.ts';
import type { Telling } from './past.ts';
import { secondTown } from './second-town.ts';

const seed = 4;
const askedInEachBucket = 400;
/** Fewer than in the benchmark, to be quick. */
const variants = 100;
const dayMs = 24 * 3_600_000;

/** Checking every line would take longer than making them. */
const checkedOneIn = 40;

const linesOf = (town: Telling): TownLine[] =>
  Array.from(town.lines(), (text, index) => {
    const line: TownLine = JSON.parse(text);
    return index % checkedOneIn === 0 ? v.parse(townLineSchema, line) : line;
  });

const towns: readonly (readonly [string, () => Telling])[] = [
  ['first', () => firstTown(firstPlan(seed, { ...firstTraits, variants }), askedInEachBucket)],
  ['second', () => secondTown(seed, askedInEachBucket)],
  ['any', () => firstTown(firstPlan(seed, { ...anyTraits(seed), variants }), askedInEachBucket)],
];

describe.each(towns)('the %s town', (_, make) => {
  const lines = linesOf(make());
  const of = <Kind extends TownLine['kind']>(kind: Kind) =>
    lines.filter((line): line is Extract<TownLine, { kind: Kind }> => line.kind === kind);
  const [header] = of('town');

  test('has 200 store-days or more, and every question has its truth', () => {
    if (header === undefined) throw new Error('The town has no header');
    const days = ((header.end ?? 0) - (header.start ?? 0)) / dayMs;
    expect(days * header.locations.length).toBeGreaterThanOrEqual(200);
    const truths = new Set(of('truth').map(({ question }) => question));
    expect(of('question').every(({ id }) => truths.has(id))).toBe(true);
  });

  test('asks at every age from none to a week', () => {
    const pulls = new Map<string, number[]>();
    for (const { location = '', at } of of('confirmed')) pulls.set(location, [...(pulls.get(location) ?? []), at]);
    const ages = of('question').map(
      ({ location, at }) => at - Math.max(...(pulls.get(location) ?? []).filter((pull) => pull <= at)),
    );
    for (const bucket of ageBuckets)
      expect(ages.filter((age) => isWithin(age, bucket)).length).toBeGreaterThan(0.95 * askedInEachBucket);
  });

  test('is told in order of time, and the same again by the same seed', () => {
    const times = lines.flatMap((line) => ('at' in line ? [line.at] : []));
    expect(times.every((at, index) => at >= (times[index - 1] ?? 0))).toBe(true);
    let index = 0;
    for (const text of make().lines()) if (text !== JSON.stringify(lines[index++])) break;
    expect(index).toBe(lines.length);
  });
});

test('the first town has half of its levels at 2 or fewer, and 60 % of its records wrong, more where more is sold', () => {
  const { wares, ...plan } = firstPlan(seed, { ...firstTraits, variants });
  const wrong = (some: typeof wares) => some.reduce((sum, { wrongAtStart }) => sum + wrongAtStart, 0) / some.length;
  const byRate = wares.toSorted((one, other) => one.rate - other.rate);
  expect(wrong(wares)).toBeCloseTo(0.6, 3);
  expect(wrong(byRate.slice(0, 200))).toBeLessThan(wrong(byRate.slice(-200)) - 0.2);
  const lines = linesOf(firstTown({ wares, ...plan }, 2_500));
  const asked = new Map(lines.flatMap((line) => (line.kind === 'question' ? [[line.id, line]] : [])));
  const found = new Map<string, number[]>();
  for (const line of lines) {
    if (line.kind !== 'truth') continue;
    const { variant = '', location = '' } = asked.get(line.question) ?? {};
    const key = `${variant} ${location}`;
    found.set(key, [...(found.get(key) ?? []), line.onHand]);
  }
  const means = [...found.values()].map((counts) => counts.reduce((sum, count) => sum + count, 0) / counts.length);
  expect(means.filter((mean) => mean <= 2).length / means.length).toBeGreaterThan(0.5);
});
