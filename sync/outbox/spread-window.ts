import type { Random } from '../kernel/random.ts';

/**
 * Where a whole fleet comes back at once, each kiosk's backlog is spread over the time that the store states (OB30):
 *
 *     back                                        back + window
 *      ├──u──①───────②───────③───────④───────⑤──────┤     u: a random part of a step, another in each kiosk
 *
 * However many orders each kiosk has, all of them together come evenly.
 */
export interface SpreadWindow {
  /** The store is back, and these are the orders that have waited for it, oldest first. */
  begin(now: number, backlog: readonly string[], windowMs: number): void;
  /** The moment from which this order may be sent; 0 for one that nothing holds. */
  from(id: string): number;
}

export function spreadWindow(random: Random): SpreadWindow {
  let starts = new Map<string, number>();
  return {
    begin(now, backlog, windowMs) {
      // A store that comes and goes must not put an order off again and again.
      const kept = new Map([...starts].filter(([, at]) => at > now));
      const drawn = backlog.filter((id) => !kept.has(id));
      const stepMs = windowMs / drawn.length;
      const phase = random.next();
      starts = new Map([...kept, ...drawn.map((id, at) => [id, now + (at + phase) * stepMs] as const)]);
    },
    from: (id) => starts.get(id) ?? 0,
  };
}
