import { expect, test } from 'vitest';
import { testStore } from '../testing/test-store.ts';

test('a busy day by the lever: most changes are to stock, all of them come with the feed', async () => {
  const store = await testStore();
  const cursorAtEnd = async (resource: string) => {
    for (let cursor = ''; ;) {
      const lines = await pageOf(`/v1/feed/${resource}?limit=5000${cursor && `&cursor=${cursor}`}`);
      const { page } = JSON.parse(lines.at(-1) ?? '{}') as { page: { next: string; complete: boolean } };
      if (page.complete) return page.next;
      cursor = page.next;
    }
  };
  const pageOf = async (path: string) => (await (await store.call(path)).text()).trim().split('\n');
  const changed = async (resource: string, cursor: string) =>
    (await pageOf(`/v1/feed/${resource}?limit=5000&cursor=${cursor}`)).length - 1;
  const before = { product: await cursorAtEnd('product'), stock: await cursorAtEnd('stock') };

  const answer = await store.control('/control/churn', { body: { changes: 200, seed: 4 } });
  expect(await answer.json()).toEqual({ made: 200 });
  const [products, stock] = [await changed('product', before.product), await changed('stock', before.stock)];
  expect(stock).toBeGreaterThan(100);
  expect(products).toBeGreaterThan(1);
  expect(products).toBeLessThan(20);
});
