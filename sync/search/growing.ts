/** A list of 32-bit numbers that does not know its length in advance: a tenth of the memory of an array of numbers. */
interface GrowingList {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  /** In place of what is there. */
  put(index: number, value: number): void;
  values(): Uint32Array;
}

export function growingList(): GrowingList {
  let room = new Uint32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === room.length) {
        const larger = new Uint32Array(room.length * 2);
        larger.set(room);
        room = larger;
      }
      room[length++] = value;
    },
    at: (index) => room[index] ?? 0,
    put(index, value) {
      room[index] = value;
    },
    values: () => room.subarray(0, length),
  };
}
