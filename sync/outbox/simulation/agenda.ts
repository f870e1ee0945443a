/** Said by what had no effect at all: a timer that was cancelled, a question of somebody dead. */
export const nothing = Symbol('nothing');
export type Happens = () => void | typeof nothing;

/** What is to happen, by time; of two things at one moment the one that was put down first. */
export interface Agenda {
  add(at: number, run: Happens): void;
  /** Takes out the next thing to happen, if it happens until then. */
  next(until: number): Happening | undefined;
}

interface Happening {
  readonly at: number;
  readonly order: number;
  readonly run: Happens;
}

const isBefore = (one: Happening, other: Happening) =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** A binary heap: the simulation spends its time here, and a list that is kept sorted moves half of itself each time. */
export function createAgenda(): Agenda {
  const heap: Happening[] = [];
  let order = 0;

  const at = (place: number): Happening => {
    const happening = heap[place];
    if (happening === undefined) throw new Error(`Nothing is at ${place}`);
    return happening;
  };

  function rise(from: number, happening: Happening): void {
    let place = from;
    for (; place > 0;) {
      const parent = (place - 1) >> 1;
      if (!isBefore(happening, at(parent))) break;
      heap[place] = at(parent);
      place = parent;
    }
    heap[place] = happening;
  }

  function sink(happening: Happening): void {
    let place = 0;
    for (let child = 1; child < heap.length; child = 2 * place + 1) {
      if (child + 1 < heap.length && isBefore(at(child + 1), at(child))) child++;
      if (!isBefore(at(child), happening)) break;
      heap[place] = at(child);
      place = child;
    }
    heap[place] = happening;
  }

  return {
    add(time, run) {
      const happening = { at: time, order: order++, run };
      heap.push(happening);
      rise(heap.length - 1, happening);
    },
    next(until) {
      const first = heap[0];
      if (first === undefined || first.at > until) return undefined;
      const last = heap.pop();
      if (last !== undefined && last !== first) sink(last);
      return first;
    },
  };
}
