import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import type { Counted, Meter } from '../kernel/meter.ts';

/** False: not taken. */
export type CountSink = (counts: readonly Counted[]) => Promise<boolean>;

/** Figures of a fleet are gathered once in some minutes. */
const everyMs = 60_000;

/** Tells the back office what was counted here since it was last told. What it has not taken is told again. */
export function reportCounts(parts: { readonly meter: Meter; readonly clock: Clock; readonly tell: CountSink }): {
  close(): void;
} {
  const { meter, clock, tell } = parts;
  const closing = cancellationSource();
  const told = new Map<string, number>();
  const keyOf = ({ name, label }: Counted) => `${name} ${label}`;

  async function run(): Promise<void> {
    while ((await pause(clock, everyMs, closing)) === 'elapsed') {
      const news = meter
        .readings()
        .map((each) => ({ ...each, by: each.by - (told.get(keyOf(each)) ?? 0) }))
        .filter(({ by }) => by > 0);
      if (news.length === 0 || !(await tell(news))) continue;
      for (const each of news) told.set(keyOf(each), (told.get(keyOf(each)) ?? 0) + each.by);
    }
  }

  void run();
  return { close: closing.cancel };
}

const deadlineMs = 5_000;

/** Over HTTP on this origin. */
export const officeCounts =
  (send: typeof fetch): CountSink =>
  async (counts) => {
    try {
      const headers = { 'content-type': 'application/json' };
      const signal = AbortSignal.timeout(deadlineMs);
      const answer = await send('/api/metrics', { method: 'POST', headers, signal, body: JSON.stringify({ counts }) });
      return answer.ok;
    } catch {
      return false;
    }
  };
