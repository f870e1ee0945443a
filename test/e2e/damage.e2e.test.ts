import { expect, test } from 'vitest';
import { owned } from '../harness/owned.ts';
import { damage } from '../soak/damage.ts';

const seed = Number(process.env['SEED'] ?? 4);
const damages = 8;
const withinMs = 240_000;

test(
  `OB16 OB45 OB48 OB51 RP11 damaged ${damages} times, its origin deleted and from a newer engine, the app shows every acknowledged order after a start and places it once (SEED=${seed})`,
  async () => {
    const own = owned();
    const lines: string[] = [];
    try {
      const { figures } = await damage.run({ seed, count: damages, own, say: (line) => lines.push(line) });
      expect(figures, lines.join('\n')).toMatchObject({ lost: 0, duplicated: 0, hidden: 0, stuck: 0, untold: 0 });
      // Its origin was deleted: something was gone.
      expect(figures['losses'], lines.join('\n')).toBeGreaterThan(0);
      expect(figures['damages'], lines.join('\n')).toBeGreaterThanOrEqual(damages);
    } finally {
      await own.closeAll();
    }
  },
  withinMs,
);
