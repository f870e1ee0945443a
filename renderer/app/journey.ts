import { useSyncExternalStore } from 'react';

/** One place on the way of a visit. How far it was scrolled is kept, so that going back finds everything where it was. */
export interface Stop {
  /** Another stop at the same path is another page with a state of its own. */
  readonly id: number;
  path: string;
  scrolled: number;
}

/** Where the shopper is and how they came: a kiosk has no address bar, so this is all the history there is. */
export class Journey {
  #stops: readonly Stop[];
  #here: Stop;
  #lastId = 0;
  #lastStepAt = Number.NEGATIVE_INFINITY;
  readonly #listeners = new Set<() => void>();

  constructor(start: string) {
    this.#here = this.#stop(start);
    this.#stops = [this.#here];
  }

  get here(): Stop {
    return this.#here;
  }

  /** By the page's own clock: when somebody last went elsewhere, or asked for something else. */
  get lastStepAt(): number {
    return this.#lastStepAt;
  }

  get canGoBack(): boolean {
    return this.#stops.length > 1;
  }

  readonly go = (path: string): void => this.#become([...this.#stops, this.#stop(path)]);

  /** The same page asked for differently, such as another word in the search field. */
  readonly replace = (path: string): void => {
    this.#here.path = path;
    this.#here.scrolled = 0;
    this.#tell();
  };

  readonly back = (): void => {
    if (this.canGoBack) this.#become(this.#stops.slice(0, -1));
  };

  /** The way so far is forgotten: nobody comes back to the last shopper's cart. */
  readonly startAt = (path: string): void => this.#become([this.#stop(path)]);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #stop(path: string): Stop {
    return { id: ++this.#lastId, path, scrolled: 0 };
  }

  #become(stops: readonly Stop[]): void {
    this.#stops = stops;
    this.#here = stops.at(-1) ?? this.#here;
    this.#tell();
  }

  #tell(): void {
    this.#lastStepAt = performance.now();
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The hook wouter reads its location from. */
export function journeyLocation(journey: Journey) {
  const pathname = () => journey.here.path.split('?')[0] ?? '/';
  return (): [string, (path: string) => void] => [useSyncExternalStore(journey.subscribe, pathname), journey.go];
}
