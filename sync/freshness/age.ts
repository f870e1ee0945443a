import type { Since } from '../kernel/steady-time.ts';

/** When a figure was last known to be true: read from the platform, or left unchanged by a complete pull that ended later. */
export interface Checked {
  readonly observedAt: number;
  /** When a complete delta pull of stock last ended; null where none has. */
  readonly confirmedAt: number | null;
}

/** Stamps are in one order, through restarts and whatever was set. */
export const checkedAt = ({ observedAt, confirmedAt }: Checked): number =>
  Math.max(observedAt, confirmedAt ?? observedAt);

/** Milliseconds since the figure was last confirmed (FR1); null when it cannot be told. */
export const ageOf = (checked: Checked, since: Since): number | null => since(checkedAt(checked));
