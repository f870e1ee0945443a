/** Keeps the best so many of any number: a heap whose root is the worst kept, so that most are refused by one comparison. */
export interface BestOf {
  /** What scores less is refused. */
  worst(): number;
  offer(score: number, ordinal: number): void;
  /** Best first; equals by ascending ordinal. Empties it. */
  take(): Uint32Array;
}

export function bestOf(limit: number): BestOf {
  let room = Math.min(limit, 64);
  let scores = new Float64Array(room);
  let ordinals = new Uint32Array(room);
  let size = 0;

  const isWorse = (score: number, ordinal: number, other: number): boolean => {
    const otherScore = scores[other] ?? 0;
    return score === otherScore ? ordinal > (ordinals[other] ?? 0) : score < otherScore;
  };
  const put = (place: number, score: number, ordinal: number): void => {
    scores[place] = score;
    ordinals[place] = ordinal;
  };
  const siftUp = (score: number, ordinal: number): void => {
    let place = size++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isWorse(score, ordinal, parent)) break;
      put(place, scores[parent] ?? 0, ordinals[parent] ?? 0);
      place = parent;
    }
    put(place, score, ordinal);
  };
  const siftDown = (score: number, ordinal: number): void => {
    let place = 0;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= size) break;
      if (child + 1 < size && isWorse(scores[child + 1] ?? 0, ordinals[child + 1] ?? 0, child)) child++;
      if (isWorse(score, ordinal, child)) break;
      put(place, scores[child] ?? 0, ordinals[child] ?? 0);
      place = child;
    }
    put(place, score, ordinal);
  };
  const grow = (): void => {
    room = Math.min(limit, room * 2);
    const [fewerScores, fewerOrdinals] = [scores, ordinals];
    scores = new Float64Array(room);
    ordinals = new Uint32Array(room);
    scores.set(fewerScores);
    ordinals.set(fewerOrdinals);
  };

  return {
    worst: () => (size < limit ? -Infinity : (scores[0] ?? Infinity)),
    offer(score, ordinal) {
      if (size === limit) {
        if (limit > 0 && !isWorse(score, ordinal, 0)) siftDown(score, ordinal);
        return;
      }
      if (size === room) grow();
      siftUp(score, ordinal);
    },
    take() {
      const taken = new Uint32Array(size);
      while (size > 0) {
        size--;
        taken[size] = ordinals[0] ?? 0;
        siftDown(scores[size] ?? 0, ordinals[size] ?? 0);
      }
      return taken;
    },
  };
}
