import { expect, test } from 'vitest';
import { owned } from '../harness/owned.ts';
import { kill } from '../soak/kill.ts';

const seed = Number(process.env['SEED'] ?? 4);
const kills = 60;
/** Two seconds each, and more where the machine has other things to do. */
const withinMs = 480_000;

test(
  `OB1 OB13 OB14 OB19 OB48 OB49 killed ${kills} times in mid-order, the app and its office lose no acknowledged order and place none twice (SEED=${seed})`,
  async () => {
    const own = owned();
    const lines: string[] = [];
    try {
      const { figures } = await kill.run({ seed, count: kills, own, say: (line) => lines.push(line) });
      expect(figures, lines.join('\n')).toMatchObject({ lost: 0, duplicated: 0, hidden: 0, kills });
      // Else it would be a test of kills in quiet moments, or one of a store that lets nothing happen twice.
      expect(figures['kills_before_answer'], lines.join('\n')).toBeGreaterThan(kills / 5);
      expect(figures['kills_where_repeats_count'], lines.join('\n')).toBeGreaterThan(kills / 2);
    } finally {
      await own.closeAll();
    }
  },
  withinMs,
);
