import { expect, test } from 'vitest';
import { keepNewest } from './keep-newest.ts';

/** In Node there is no cache: this one keeps addresses in the order in which they came, as the standard asks of a real one. */
function cacheOf(addresses: readonly string[]) {
  const held = new Set(addresses);
  return {
    held,
    keys: () => Promise.resolve([...held].map((url) => new Request(url))),
    delete: (request: RequestInfo | URL) => Promise.resolve(held.delete((request as Request).url)),
  };
}

const picture = (number: number) => `https://kiosk.localhost/media/${number}`;

test("a shopper's kiosk that has shown more pictures than it keeps lets go of the oldest", async () => {
  const cache = cacheOf([1, 2, 3, 4, 5].map(picture));
  await keepNewest(cache, 3);
  expect([...cache.held]).toEqual([3, 4, 5].map(picture));
});

test("a shopper's kiosk that has room for its pictures keeps all of them", async () => {
  const cache = cacheOf([1, 2, 3].map(picture));
  await keepNewest(cache, 3);
  expect(cache.held.size).toBe(3);
});
