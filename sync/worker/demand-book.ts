import { type OwnDemand, sameDemand } from '../handover/own-demand.ts';
import type { SteadyTime } from '../kernel/steady-time.ts';
import type { PlacedSeen } from '../replica/catalog-database.ts';

/** Own demand, with when it was first heard here that the store has the order: the office's stamp of that is one of another clock. */
export interface SeenDemand extends OwnDemand {
  readonly placedSeenAt: number | null;
}

interface Parts {
  readonly time: Pick<SteadyTime, 'now'>;
  /** What a restart must not forget: an order that was counted long ago would be subtracted again. */
  keep(seen: PlacedSeen): void;
}

/** What this kiosk has ordered and was refused, as the catalog hears of it. */
export interface DemandBook {
  remember(seen: PlacedSeen): void;
  /** Replaces what was told before. True where it is otherwise. */
  tell(entries: readonly OwnDemand[]): boolean;
  entries(): readonly SeenDemand[];
}

const keyOf = ({ variant, location, quantity, placedAt, refused }: OwnDemand) =>
  JSON.stringify([variant, location, quantity, placedAt, ...(refused === true ? ['refused'] : [])]);

export function openDemandBook({ time, keep }: Parts): DemandBook {
  let told: readonly OwnDemand[] = [];
  let seen: PlacedSeen = {};

  /** Only when somebody asks: told at a time that nobody knows, an order is dated as soon as that is known. */
  function seePlaced(): void {
    const now = time.now();
    const placed = told.filter(({ placedAt }) => placedAt !== null).map(keyOf);
    if (now === null || placed.every((key) => seen[key] !== undefined)) return;
    seen = Object.fromEntries(placed.map((key) => [key, seen[key] ?? now]));
    keep(seen);
  }

  return {
    remember(before) {
      seen = { ...before, ...seen };
    },
    tell(entries) {
      if (sameDemand(told, entries)) return false;
      told = entries;
      return true;
    },
    entries() {
      seePlaced();
      return told.map((entry) => ({ ...entry, placedSeenAt: seen[keyOf(entry)] ?? null }));
    },
  };
}
