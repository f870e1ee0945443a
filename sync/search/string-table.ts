/**
 * Many strings as two arrays, so that they are saved and loaded without being touched and decoded one at a time. UTF-16 units, not UTF-8:
 * they compare as JavaScript's own strings do, and this world has no text codec.
 */
export interface StringTable {
  readonly units: Uint16Array;
  /** One more than there are strings: the last is the end. */
  readonly starts: Uint32Array;
}

export function packStrings(strings: readonly string[]): StringTable {
  const starts = new Uint32Array(strings.length + 1);
  strings.forEach((text, index) => (starts[index + 1] = (starts[index] ?? 0) + text.length));
  const units = new Uint16Array(starts[strings.length] ?? 0);
  strings.forEach((text, index) => {
    const start = starts[index] ?? 0;
    for (let unit = 0; unit < text.length; unit++) units[start + unit] = text.charCodeAt(unit);
  });
  return { units, starts };
}

/** For short strings: all units are passed as arguments. */
export function stringAt(table: StringTable, index: number): string {
  const units = table.units.subarray(table.starts[index] ?? 0, table.starts[index + 1] ?? 0);
  return String.fromCharCode(...units);
}
