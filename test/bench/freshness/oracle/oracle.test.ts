import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { replay } from '../replay.ts';
import { binsOf, brierSkill, calibrationError } from '../score.ts';
import { readTown } from '../town-file.ts';
import { firstPlan } from '../town/first-plan.ts';
import { firstTraits } from '../town/first-traits.ts';
import { firstTown } from '../town/first-town.ts';
import { askOracle } from './oracle.ts';

const folder = mkdtempSync(join(tmpdir(), 'endcap-oracle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('whoever compares with the oracle compares with one that knows: its chances are true and it says the most', () => {
  const plan = firstPlan(6, { ...firstTraits, variants: 8 });
  const path = join(folder, 'town.ndjson');
  writeFileSync(path, [...firstTown(plan, 500).lines()].join('\n'));
  const oracle = askOracle(plan);
  const asked = replay(readTown(path), {
    hear: oracle.hear,
    answer: (question) => ({ ...oracle.answer(question), labelled: false }),
  });
  expect(asked.length).toBeGreaterThan(3_900);
  // A tenth of the answers are of a dozen levels: their luck alone is a few per cent.
  expect(calibrationError(binsOf(asked))).toBeLessThan(0.06);
  expect(brierSkill(asked)).toBeGreaterThan(0.5);
  const byRecord = asked.map((one) => ({ ...one, probability: (one.standing.available ?? 0) > 0 ? 0.85 : 0.3 }));
  expect(brierSkill(asked)).toBeGreaterThan(brierSkill(byRecord) + 0.2);
});
