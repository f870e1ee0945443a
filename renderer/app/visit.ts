import { type Live, settable } from './live.ts';

/** One shopper's time at the kiosk. */
export type Visit =
  | { readonly phase: 'nobody' }
  | { readonly phase: 'here' }
  /** Nothing was touched for long: they are asked, and the visit ends at `endsAt` unless somebody answers. */
  | { readonly phase: 'asked'; readonly endsAt: number };

interface Patience {
  readonly idleSeconds: number;
  readonly warningSeconds: number;
}

/** The one owner of the visit's timers. */
export class VisitKeeper {
  readonly #state = settable<Visit>({ phase: 'nobody' });
  readonly #patience: Patience;
  readonly #onEnd: () => void;
  readonly #whenNobody: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(patience: Patience, onEnd: () => void) {
    this.#patience = patience;
    this.#onEnd = onEnd;
  }

  get state(): Live<Visit> {
    return this.#state;
  }

  /** Any touch or key: somebody is there. */
  readonly touch = (): void => {
    this.#wait(this.#patience.idleSeconds, this.#ask);
    if (this.#state.get().phase !== 'here') this.#state.set({ phase: 'here' });
  };

  /** Also for "Start over" and for "Done" on the ticket: whoever comes next finds a fresh kiosk. */
  readonly end = (): void => {
    clearTimeout(this.#timer);
    this.#state.set({ phase: 'nobody' });
    this.#onEnd();
    this.#useQuiet();
  };

  /** For what must not happen under a shopper's hands, such as an update: now if nobody is there, else when they have gone. */
  whenNobody(task: () => void): void {
    this.#whenNobody.push(task);
    if (this.#state.get().phase === 'nobody') this.#useQuiet();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  readonly #ask = (): void => {
    const { warningSeconds } = this.#patience;
    this.#state.set({ phase: 'asked', endsAt: Date.now() + warningSeconds * 1_000 });
    this.#wait(warningSeconds, this.end);
  };

  #wait(seconds: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, seconds * 1_000);
  }

  #useQuiet(): void {
    for (const task of this.#whenNobody.splice(0)) task();
  }
}
