/** What the engine knows of time. Tests and the simulation script it; hosts pass the real one in. */
export interface Clock {
  /** Wall clock, milliseconds since 1970. May jump; good for stamps, never for measuring. */
  now(): number;
  /** Counts forward only; good for measuring within one process. */
  monotonic(): number;
  /** Calls back once after at least `ms`. The returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
}

/** Waits without a timer of its own: the clock decides when, so a scripted clock needs no sleeping test. */
export function pause(clock: Clock, ms: number, signal?: Cancellation): Promise<'elapsed' | 'cancelled'> {
  return new Promise((resolve) => {
    if (signal?.cancelled) return resolve('cancelled');
    const stopListening = signal?.onCancel(() => {
      cancelTimer();
      resolve('cancelled');
    });
    const cancelTimer = clock.after(ms, () => {
      stopListening?.();
      resolve('elapsed');
    });
  });
}

/** The pure world has no AbortSignal; this is the little of it that loops need. */
export interface Cancellation {
  readonly cancelled: boolean;
  onCancel(callback: () => void): () => void;
}

export interface CancellationSource extends Cancellation {
  cancel(): void;
}

export function cancellationSource(): CancellationSource {
  const callbacks = new Set<() => void>();
  let cancelled = false;
  return {
    get cancelled() {
      return cancelled;
    },
    onCancel(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    cancel() {
      if (cancelled) return;
      cancelled = true;
      for (const callback of [...callbacks]) callback();
      callbacks.clear();
    },
  };
}
