/** Which generations there are. One record: changing it is the change from one catalog to the other (RP6). */
export interface Pointer {
  /** The one that is read; null before anything was pulled. */
  readonly current: number | null;
  /** The one that is being pulled beside it, if any. */
  readonly building: number | null;
  /** Where the kiosk stands: another place has other prices and another assortment. */
  readonly location: string;
  /** How its generations are written; absent in the first. */
  readonly format?: number;
  /** Replaced, and to be deleted: noted before it is done, so that a kill in between leaves no orphan. */
  readonly obsolete: readonly number[];
  /** The number of the next generation: none is used twice. */
  readonly next: number;
  /** What has befallen it, for the diagnostics. */
  readonly history?: History;
}

/** Why a whole export was fetched again. */
export type StartOverReason = 'too-old' | 'damaged' | 'wiped' | 'location' | 'format';

export interface History {
  /** How often all of it was gone, or older than it had been. */
  readonly wipes: number;
  readonly damages: number;
  readonly lastStartOver: StartOverReason | null;
}

/** Raised whenever what is stored is stored otherwise: an older catalog is then fetched again. */
export const storageFormat = 5;

export const nothingBefell: History = { wipes: 0, damages: 0, lastStartOver: null };

export const emptyPointer = (location: string): Pointer => ({
  ...{ current: null, building: null, obsolete: [], next: 1 },
  ...{ location, format: storageFormat },
});

export const generationsOf = ({ current, building }: Pointer): readonly number[] =>
  [current, building].filter((number) => number !== null);

/** The first generation is read while it is filled. */
export const withFirst = (pointer: Pointer): Pointer => ({ ...pointer, current: pointer.next, next: pointer.next + 1 });

/** One is built beside the one that is read; what was being built before is given up. */
export function withNewBuilding(pointer: Pointer, reason: StartOverReason): Pointer {
  const { building, obsolete, next } = pointer;
  return {
    ...pointer,
    building: next,
    obsolete: building === null ? obsolete : [...obsolete, building],
    next: next + 1,
    history: historyWith(pointer, reason),
  };
}

/** What was built is read. */
export function withBuildingRead(pointer: Pointer): Pointer {
  const { current, building, obsolete } = pointer;
  return {
    ...pointer,
    current: building,
    building: null,
    obsolete: current === null ? obsolete : [...obsolete, current],
  };
}

/** Another place has other prices, another format cannot be read, damage cannot be shown: to be deleted, and begun anew. */
export function without(
  pointer: Pointer,
  numbers: readonly number[],
  location: string,
  reason: StartOverReason,
): Pointer {
  const kept = (number: number | null) => (number !== null && numbers.includes(number) ? null : number);
  const { current, building, obsolete } = pointer;
  return {
    ...{ ...pointer, location, format: storageFormat, history: historyWith(pointer, reason) },
    ...{ current: kept(current), building: kept(building), obsolete: [...obsolete, ...numbers] },
  };
}

/** Numbers go on behind the one that was lost, so that the same loss is not seen twice. */
export const behindLost = (pointer: Pointer, lost: number): Pointer => ({ ...pointer, next: lost + 1 });

/** There is nothing to be read meanwhile. */
export const afterWipe = (pointer: Pointer): Pointer => ({ ...pointer, history: historyWith(pointer, 'wiped') });

function historyWith({ history = nothingBefell }: Pointer, reason: StartOverReason): History {
  return {
    wipes: history.wipes + (reason === 'wiped' ? 1 : 0),
    damages: history.damages + (reason === 'damaged' ? 1 : 0),
    lastStartOver: reason,
  };
}
