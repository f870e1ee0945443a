/**
 * What the arrays in there take, each buffer once: nearly all that a large catalog takes of memory. Objects, lists and maps are looked
 * into; what a class keeps private it has to hand over.
 */
export function heldBytes(...things: readonly unknown[]): number {
  const buffers = new Set<ArrayBufferLike>();
  const look = (thing: unknown): void => {
    if (typeof thing !== 'object' || thing === null) return;
    if (ArrayBuffer.isView(thing)) buffers.add(thing.buffer);
    else if (thing instanceof Map || Array.isArray(thing)) for (const each of thing.values()) look(each);
    else for (const each of Object.values(thing)) look(each);
  };
  things.forEach(look);
  let bytes = 0;
  for (const { byteLength } of buffers) bytes += byteLength;
  return bytes;
}
