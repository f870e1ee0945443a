/** What is asked of a cache: it lists what it holds in the order in which that came. */
type Held = Pick<Cache, 'keys' | 'delete'>;

/** Lets go of what came first where a cache holds more than so many. */
export async function keepNewest(cache: Held, most: number): Promise<void> {
  const held = await cache.keys();
  await Promise.all(held.slice(0, Math.max(0, held.length - most)).map((request) => cache.delete(request)));
}
