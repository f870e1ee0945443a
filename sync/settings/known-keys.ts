/** `visit.idleSeconds`, for every setting there is. Read off the schema, so that a suggestion never names a key that is not there. */
export function keyPaths(schema: unknown, below = ''): readonly string[] {
  return Object.entries(entriesOf(schema)).flatMap(([key, inner]) => {
    const path = below === '' ? key : `${below}.${key}`;
    return [path, ...keyPaths(inner, path)];
  });
}

/** The keys of an object schema, through what wraps it; those of all its forms where it has several. */
function entriesOf(schema: unknown): Readonly<Record<string, unknown>> {
  if (typeof schema !== 'object' || schema === null) return {};
  if ('entries' in schema) return { ...(schema.entries as object) };
  if ('wrapped' in schema) return entriesOf(schema.wrapped);
  if ('options' in schema && Array.isArray(schema.options)) {
    return Object.fromEntries(schema.options.flatMap((option) => Object.entries(entriesOf(option))));
  }
  return {};
}

/** The known key that was most likely meant, null when none is near. A slip of the pen, or the right word at the wrong place. */
export function nearestKey(path: string, known: readonly string[]): string | null {
  const slip = Math.max(1, Math.floor(lastPiece(path).length / 3));
  const near = known
    .map((key) => ({ key, distance: editDistance(lastPiece(path).toLowerCase(), lastPiece(key).toLowerCase()) }))
    .filter(({ distance }) => distance <= slip)
    .toSorted((a, b) => a.distance - b.distance || Number(elsewhere(a.key, path)) - Number(elsewhere(b.key, path)));
  return near[0]?.key ?? null;
}

const lastPiece = (path: string) => path.slice(path.lastIndexOf('.') + 1);
const elsewhere = (key: string, path: string) =>
  key.slice(0, key.lastIndexOf('.') + 1) !== path.slice(0, path.lastIndexOf('.') + 1);

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
