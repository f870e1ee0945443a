/**
 * Counts of what happened, for the people who run many kiosks. Names and labels are fixed words, so that nothing personal can get in
 * (OB12). Of sizes it is counted in which range they lie.
 */
export const meters = {
  stock_shown: { about: 'Stock figures that shoppers opened, by what was said of them', label: 'band' },
  stock_age: { about: 'The same, by the age of the figure', label: 'upTo' },
  live_checks: {
    about: 'Questions to the store about stock while a shopper looks, by what came of them',
    label: 'came',
  },
  live_check_ms: { about: 'How long those took that were answered', label: 'upTo' },
  promises: {
    about: 'Orders for goods on a shelf that the store has taken, or has not for want of stock',
    label: 'kept',
  },
} as const;
export type MeterName = keyof typeof meters;

export interface Counted {
  readonly name: MeterName;
  readonly label: string;
  readonly by: number;
}

export interface Meter {
  count(name: MeterName, label: string, by?: number): void;
  /** Since the start, in the order in which they first came. */
  readings(): readonly Counted[];
}

export function createMeter(): Meter {
  const counts = new Map<string, Counted>();
  return {
    count(name, label, by = 1) {
      const key = `${name} ${label}`;
      counts.set(key, { name, label, by: by + (counts.get(key)?.by ?? 0) });
    },
    readings: () => [...counts.values()],
  };
}

/** The least of these bounds that holds it; what is beyond them all is `more`. */
export const rangeOf = (value: number, bounds: Readonly<Record<string, number>>): string =>
  Object.entries(bounds).find(([, most]) => value <= most)?.[0] ?? 'more';
