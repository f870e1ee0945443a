import { seededRandom } from '../../sync/kernel/random.ts';
import { memoryFeed, type MemoryFeed } from '../../sync/replica/memory-feed.fixture.ts';
import { categoryRow, locationRow, priceRow, productRow, stockRow } from '../../sync/replica/sample-rows.fixture.ts';

export const sellingFloor = 'loc-1';
const places = [sellingFloor, 'loc-2'];
const alphabets = ['abcdefghijklmnop', 'αβγδεζηθικλμνξοπ', '文字化け検索在庫商品価格店舗注文'];

/** Several pages and several blocks of everything, in letters of one, two and three bytes. */
export function seededCatalog(seed: number, products = 150): MemoryFeed {
  const random = seededRandom(seed);
  const feed = memoryFeed(Date.now());
  feed.most = 40;
  const text = () => {
    const letters = [...(alphabets[random.below(alphabets.length)] ?? 'a')];
    return Array.from({ length: 200 + random.below(2_000) }, () => letters[random.below(letters.length)]).join('');
  };
  for (const place of places) feed.put('location', locationRow(place));
  for (const category of ['leaf', 'other']) feed.put('category', categoryRow(category));
  for (let number = 0; number < products; number++) {
    const id = `p${number}`;
    feed.put('product', productRow(id, { description: { en: text() }, popularity: random.next() }));
    for (const variant of [`${id}-1`, `${id}-2`]) {
      feed.put('price', priceRow(variant, random.below(100_000)));
      for (const place of places) feed.put('stock', stockRow(variant, place, random.below(20)));
    }
  }
  return feed;
}

/** Changes, removals and something new in each feed. */
export function aDay(feed: MemoryFeed, seed: number): void {
  const random = seededRandom(seed);
  const some = () => `p${random.below(100)}`;
  for (let change = 0; change < 30; change++) {
    feed.put('stock', stockRow(`${some()}-1`, sellingFloor, random.below(5)));
    feed.put('price', priceRow(`${some()}-2`, random.below(1_000)));
  }
  for (let change = 0; change < 5; change++) feed.put('product', productRow(some(), { title: { en: `Day ${seed}` } }));
  for (const gone of [some(), some(), some()]) feed.remove('product', gone);
  feed.remove('price', `price-${some()}-1`);
  feed.remove('stock', `${some()}-2@loc-2`);
  feed.put('product', productRow(`new-${seed}`));
  feed.put('category', categoryRow(`new-${seed}`));
}
