/** A value that changes outside React, and who wants to know. */
export interface Live<Value> {
  get(): Value;
  subscribe(listener: () => void): () => void;
}

export interface Settable<Value> extends Live<Value> {
  set(value: Value): void;
}

export function settable<Value>(initial: Value): Settable<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
