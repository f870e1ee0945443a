import type { Random } from '../../kernel/random.ts';
import { allAtRest, type Fault, type FaultChange, type FaultKind } from './fault.ts';

/** The faults that hit one call. */
export type Strikes = ReadonlyMap<FaultKind, Fault>;

export interface FaultBoard {
  list(): Fault[];
  set(change: FaultChange): Fault;
  clear(): void;
  /** Rolls for one call, and counts down the faults that were set for so many calls only. */
  strike(route: string): Strikes;
}

export function openFaultBoard(random: Random): FaultBoard {
  let faults = allAtRest();
  const hits = (fault: Fault, route: string) =>
    fault.on && concerns(fault.route, route) && (fault.probability === 1 || random.next() < fault.probability);
  return {
    list: () => [...faults.values()],
    set(change) {
      const { ms = faults.get(change.kind)?.ms ?? 0, ...rest } = change;
      const fault = { ...rest, ms };
      faults.set(change.kind, fault);
      return fault;
    },
    clear: () => {
      faults = allAtRest();
    },
    strike(route) {
      const struck = new Map([...faults].filter(([, fault]) => hits(fault, route)));
      for (const [kind, fault] of struck) if (fault.next !== null) faults.set(kind, countedDown(fault, fault.next));
      return struck;
    },
  };
}

const countedDown = (fault: Fault, next: number): Fault =>
  next > 1 ? { ...fault, next: next - 1 } : { ...fault, next: null, on: false };

/** `feed` means every feed, `feed/stock` that one. */
const concerns = (wanted: string, route: string): boolean =>
  wanted === '*' || wanted === route || route.startsWith(`${wanted}/`);
