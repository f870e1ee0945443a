import type { Data } from '../data/open-data.ts';

/** Deletions are remembered this long. A kiosk that was away for longer fetches everything again. */
const retentionMs = 7 * 24 * 3_600_000;

/** Cursors older than this are refused: deletions since then may be forgotten. */
export const rememberedFrom = (data: Data): number => Number(data.meta('rememberedFrom'));

/** Forgets deletions up to this moment, as a platform does after its retention; it is also how a test makes a cursor too old. */
export function forgetUntil(data: Data, moment: number): void {
  if (moment <= rememberedFrom(data)) return;
  data.change(() => {
    for (const table of ['plain', 'product', 'price', 'stock'])
      data.statement(`DELETE FROM ${table} WHERE deleted = 1 AND changed_at < ?`).run(moment);
    data.setMeta('rememberedFrom', moment);
  });
}

export const forgetTheOld = (data: Data, now: number): void => forgetUntil(data, now - retentionMs);
