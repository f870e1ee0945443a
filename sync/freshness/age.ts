/** When a figure was last known to be true: read from the platform, or left unchanged by a complete pull that ended later. */
export interface Checked {
  readonly observedAt: number;
  /** When a complete delta pull of stock last ended; null where none has. */
  readonly confirmedAt: number | null;
}

/** Milliseconds since the figure was last confirmed (FR1); null when the clock says that was in the future, so it cannot be told. */
export function ageOf(checked: Checked, now: number): number | null {
  const checkedAt = Math.max(checked.observedAt, checked.confirmedAt ?? checked.observedAt);
  const age = now - checkedAt;
  return age >= 0 ? age : null;
}
