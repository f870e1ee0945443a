type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** The same array where it is long enough, otherwise a longer copy: twice as long, so that copying stays rare. */
export function grown<Kind extends Numbers>(numbers: Kind, length: number, empty: (length: number) => Kind): Kind {
  if (length <= numbers.length) return numbers;
  const larger = empty(Math.max(length, numbers.length * 2, 1024));
  larger.set(numbers);
  return larger;
}
