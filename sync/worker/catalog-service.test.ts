import { afterEach, describe, expect, test } from 'vitest';
import { eventually, type ScriptedClock, scriptedClock } from '../../test/harness/scripted-clock.ts';
import { breathless } from '../kernel/breath.ts';
import { silentLogger } from '../kernel/logger.ts';
import { seededRandom } from '../kernel/random.ts';
import { hostOf } from '../kernel/steady-time.fixture.ts';
import { memoryFeed, type MemoryFeed } from '../replica/memory-feed.fixture.ts';
import { type MortalDatabases, mortalDatabases } from '../replica/mortal-databases.fixture.ts';
import { categoryRow, locationRow, priceRow, productRow, stockRow } from '../replica/sample-rows.fixture.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { CatalogNotice } from './catalog-api.ts';
// Loaded here so that the service's own lazy loading takes no turns of the scripted clock.
import './heavy-part.ts';
import { type CatalogService, createCatalogService } from './catalog-service.ts';
import type { AskStock } from './office-stock.ts';

const noAnswer: AskStock = async () => ({ kind: 'none', why: 'away' });
const noMarker = { read: async () => null, write: async () => {} };

const services: CatalogService[] = [];
afterEach(() => {
  for (const service of services.splice(0)) service.close();
});

function smallShop(products = 30): MemoryFeed {
  const feed = memoryFeed();
  feed.put('location', locationRow('loc-1'));
  feed.put('location', locationRow('loc-2', { name: 'Far', place: { latitude: 52.9, longitude: -8.47 } }));
  feed.put('location', locationRow('loc-3', { name: 'Near', place: { latitude: 51.91, longitude: -8.47 } }));
  feed.put('category', categoryRow('root'));
  feed.put('category', categoryRow('leaf', 'root'));
  feed.put('category', categoryRow('other-leaf', 'root', { position: 1 }));
  for (let number = 1; number <= products; number++) {
    const id = `p${number}`;
    const categories = [number % 2 === 0 ? 'leaf' : 'other-leaf'];
    feed.put('product', productRow(id, { categories, popularity: number / products }));
    for (const variant of [`${id}-1`, `${id}-2`]) {
      feed.put('price', priceRow(variant, 1_000 + number));
      for (const location of ['loc-1', 'loc-2', 'loc-3']) feed.put('stock', stockRow(variant, location, number % 4));
    }
  }
  return feed;
}

interface Options {
  readonly feed?: MemoryFeed;
  readonly disk?: MortalDatabases;
  readonly location?: string;
  readonly leads?: boolean;
  readonly askStock?: AskStock;
  readonly promises?: Settings['promises'];
  /** Of the machine, where it is not started anew. */
  readonly clock?: ScriptedClock;
}

function kiosk(options: Options = {}) {
  const feed = options.feed ?? smallShop();
  const disk = options.disk ?? mortalDatabases();
  const clock = options.clock ?? scriptedClock(1_700_000_100_000);
  const notices: CatalogNotice[] = [];
  const service = createCatalogService({
    databases: disk.databases,
    feed,
    ...{
      clock,
      askHost: hostOf(clock),
      askStock: options.askStock ?? noAnswer,
      tellCounts: async () => true,
      random: seededRandom(1),
      logger: silentLogger,
    },
    ...{ breath: breathless, marker: noMarker, storageUse: async () => null, mostMemoryBytes: 10 ** 9 },
    notify: (notice) => notices.push(notice),
  });
  services.push(service);
  if (options.leads !== false) service.lead();
  const { api } = service;
  const opened = api.open({
    location: options.location ?? 'loc-1',
    languages: ['en', 'de'],
    stockSeconds: 15,
    catalogSeconds: 60,
    ...(options.promises && { promises: options.promises }),
  });
  const phase = async (wanted: string) => {
    await opened;
    await api.front('en');
    await eventually(`phase ${wanted}`, async () => {
      await clock.advance(10);
      return (await api.state()).phase === wanted;
    });
  };
  return { feed, disk, clock, notices, service, api, opened, phase };
}

const everything = { text: '', language: 'en', filters: {}, sort: 'best', offset: 0, limit: 10 } as const;

async function filled(feed = smallShop(), options: Options = {}) {
  const first = kiosk({ feed, ...options });
  await first.phase('ready');
  await first.clock.advance(61_000);
  return first;
}

/** The same disk and platform at the next start. */
function restart({ feed, disk, service }: ReturnType<typeof kiosk>, options: Options = {}) {
  service.close();
  return kiosk({ feed, disk, ...options });
}

describe('filling', () => {
  test('a first start pulls everything, and then everything is answered', async () => {
    const { api, phase, notices } = kiosk();
    await phase('ready');
    expect(await api.state()).toMatchObject({ products: 30, quarantined: 0, trouble: null });
    expect((await api.search(everything)).total).toBe(30);
    const front = await api.front('de');
    expect(front.cards).toHaveLength(24);
    expect(front.cards[0]).toMatchObject({ title: expect.stringMatching(/^Ding/) });
    expect(front.categories).toMatchObject([{ id: 'root', products: 30 }]);
    await eventually('the end of filling is told', () =>
      notices.some((notice) => notice.kind === 'state' && notice.state.phase === 'ready'),
    );
  });

  test('before anything has come, all answers are empty', async () => {
    const { api, feed, opened } = kiosk();
    feed.failing = { kind: 'Transient', message: 'away' };
    await opened;
    expect(await api.front('en')).toMatchObject({ cards: [], categories: [], headline: null });
    expect(await api.state()).toMatchObject({ phase: 'empty', products: 0, stockCheckedAt: null });
    expect((await api.search(everything)).total).toBe(0);
    expect(await api.product('p1', 'en')).toBeNull();
    expect(await api.locations()).toEqual([]);
  });

  test('the shop is open from the first goods on: a first screen and a search while the rest still comes', async () => {
    const feed = smallShop(60);
    feed.most = 8;
    const { api, clock, opened } = kiosk({ feed });
    await opened;
    let early = 0;
    await eventually('some goods can be found', async () => {
      await clock.advance(10);
      early = (await api.search(everything)).total;
      return early > 0 && (await api.front('en')).cards.length > 0;
    });
    expect(early).toBeLessThan(60);
    expect(await api.state()).toMatchObject({ phase: 'filling', progress: { expected: 60 * 9 + 6 } });
  });
});

describe('what a retailer lets be promised', () => {
  const here = (view: { readonly stock: { readonly here: { readonly band: string } } } | null | undefined) =>
    view?.stock.here.band;

  test('FR46 what all below a category keep back is promised nowhere, also by the first screen of a restart', async () => {
    const promises = { keptBack: { everywhere: 0, byCategory: { leaf: 0, root: 3 } } };
    const feed = smallShop(8);
    feed.put('category', categoryRow('alone'));
    feed.put('product', productRow('p7', { categories: ['alone'] }));
    const first = await filled(feed, { promises });
    const product = async (id: string) => (await first.api.product(id, 'en'))?.variants[0]?.here;
    expect(await product('p3')).toMatchObject({ band: 'ask', quantity: null, offers: ['ask-associate', 'ship'] });
    expect(await product('p4')).toMatchObject({ band: 'out' });
    expect(await product('p7')).toMatchObject({ band: 'just-checked', quantity: 3 });
    const cards = async ({ api }: Pick<typeof first, 'api'>) => {
      const { cards: shown } = await api.front('en');
      return ['p3', 'p7'].map((id) => here(shown.find((card) => card.id === id)));
    };
    expect((await first.api.search(everything)).cards.filter((card) => here(card) === 'just-checked')).toMatchObject([
      { id: 'p7' },
    ]);
    expect(await cards(first)).toEqual(['ask', 'just-checked']);
    expect((await first.api.diagnostics()).stockAges?.bands).toMatchObject({ 'just-checked': 6, ask: 30, out: 12 });
    const second = restart(first, { promises, leads: false, clock: first.clock });
    expect(await cards(second)).toEqual(['ask', 'just-checked']);
  });

  test('FR45 its own table goes for cards, products and what is counted', async () => {
    const table = [{ band: 'ask', chance: 0, upToMinutes: 60 }] as const;
    const { api } = await filled(smallShop(4), {
      promises: { table: [...table], keptBack: { everywhere: 0, byCategory: {} } },
    });
    expect((await api.product('p3', 'en'))?.variants[0]?.here.band).toBe('ask');
    expect((await api.search(everything)).cards.map(here)).toEqual(['out', 'ask', 'ask', 'ask']);
    expect((await api.diagnostics()).stockAges?.bands).toMatchObject({ 'just-checked': 0, ask: 18, out: 6 });
  });
});

describe('a second start', () => {
  test('RP8 shows the first screen from one stored record, before anything else is read', async () => {
    const first = await filled();
    const before = await first.api.front('en');
    const { api, disk, opened } = restart(first, { leads: false });
    const calls = disk.calls;
    await opened;
    const front = await api.front('en');
    // Opening, what a start needs besides, the first screen; each of the last two is one look at a few records. And, of a
    // machine that was started anew, writing that down.
    expect(disk.calls - calls).toBeLessThanOrEqual(8);
    expect(front.cards.map(({ id }) => id)).toEqual(before.cards.map(({ id }) => id));
    expect(await api.state()).toMatchObject({ phase: 'ready', products: 30 });
  });

  test('RP8 its stock figures carry their age, and fall with it', async () => {
    const first = await filled();
    const { api, clock } = restart(first, { leads: false });
    const young = (await api.front('en')).cards[0]?.stock.here;
    await clock.advance(3 * 3_600_000);
    const old = (await api.front('en')).cards[0]?.stock.here;
    expect(old?.ageMs).toBeGreaterThan((young?.ageMs ?? 0) + 3_599_000 * 3 - 120_000);
    expect(old?.band).not.toBe('just-checked');
  });

  test('opens a product of the first screen without the directory', async () => {
    const first = await filled();
    const { api, disk } = restart(first, { leads: false });
    const [card] = (await api.front('en')).cards;
    const product = await api.product(card?.id ?? '', 'en');
    expect(product).toMatchObject({ id: card?.id, variants: [{ price: { amount: card?.price?.amount } }, {}] });
    expect(disk.dead).toBe(false);
  });

  test('in another place shows nothing of the old one', async () => {
    const first = await filled();
    const { api, opened, phase } = restart(first, { location: 'loc-2' });
    await opened;
    expect((await api.front('en')).cards).toEqual([]);
    await phase('ready');
    expect((await api.locations())[0]).toMatchObject({ id: 'loc-2', here: true });
  });

  test('without the store answers as before', async () => {
    const first = await filled();
    first.feed.failing = { kind: 'Transient', message: 'away' };
    const { api, clock } = restart(first);
    expect((await api.search(everything)).total).toBe(30);
    await eventually('the trouble is told', async () => {
      await clock.advance(100);
      return (await api.state()).trouble === 'unreachable';
    });
    expect((await api.front('en')).cards).toHaveLength(24);
  });
});

describe('answers', () => {
  test("a text is in the language asked for, else in the kiosk's own, else in any", async () => {
    const feed = smallShop(1);
    feed.put('product', productRow('p1', { title: { de: 'Nur deutsch' }, description: { fr: 'En français' } }));
    const { api } = await filled(feed);
    expect(await api.product('p1', 'ar')).toMatchObject({ title: 'Nur deutsch', description: 'En français' });
    expect((await api.search({ ...everything, language: 'ar' })).cards).toMatchObject([{ title: 'Nur deutsch' }]);
  });

  test('places are ordered by distance, this one first', async () => {
    const { api } = await filled();
    const locations = await api.locations();
    expect(locations.map(({ id, here }) => [id, here])).toEqual([
      ['loc-1', true],
      ['loc-3', false],
      ['loc-2', false],
    ]);
    expect(locations[1]?.distanceKm).toBeCloseTo(1.11, 1);
    expect(locations[2]?.distanceKm).toBeCloseTo(111.2, 0);
    const product = await api.product('p3', 'en');
    expect(product?.variants[0]?.elsewhere.map(({ location }) => location)).toEqual(['loc-3', 'loc-2']);
  });

  test("categories count their products and their children's exactly", async () => {
    const { api, feed, clock } = await filled();
    feed.remove('product', 'p2');
    await api.refresh();
    await eventually('the removal arrives', async () => {
      await clock.advance(100);
      return (await api.search(everything)).total === 29;
    });
    expect((await api.categories('de')).map(({ id, name, products }) => [id, name, products])).toEqual([
      ['leaf', 'Abteilung leaf', 14],
      ['root', 'Abteilung root', 29],
      ['other-leaf', 'Abteilung other-leaf', 15],
    ]);
  });

  test('SE6 the filter for this store keeps what its records say can be had', async () => {
    const { api } = await filled();
    const { total, facets } = await api.search({ ...everything, filters: { inStockHere: true } });
    // Every fourth has none.
    expect(total).toBe(23);
    expect(facets.inStockHere).toBe(23);
    expect((await api.search(everything)).facets.inStockHere).toBe(23);
  });

  test('counted colours and sizes are named in the language asked for', async () => {
    const { api } = await filled();
    const { facets } = await api.search({ ...everything, language: 'de' });
    expect(facets.colours).toEqual([{ id: 'blue', name: 'Blau', count: 30 }]);
    expect(facets.categories[0]).toMatchObject({ id: 'root', name: 'Abteilung root', count: 30 });
  });

  test('a barcode finds its variant, and says in words why not', async () => {
    const feed = smallShop(1);
    const barcode = '4006381333931';
    const [one] = productRow('p1').variants;
    feed.put('product', productRow('p1', { variants: one ? [one, { ...one, id: 'p1-2', barcode }] : [] }));
    const { api } = await filled(feed);
    expect(await api.barcode(barcode)).toEqual({ found: 'variant', product: 'p1', variant: 'p1-2', embedded: null });
    expect(await api.barcode('4006381333948')).toEqual({ found: 'nothing', reason: 'unknown-code' });
    expect(await api.barcode('12')).toEqual({ found: 'nothing', reason: 'not-a-barcode' });
  });

  test('a code on several goods lets the shopper choose; a label of the store itself says what its piece costs', async () => {
    const feed = smallShop(3);
    const withCode = (id: string, barcode: string) => {
      const [one] = productRow(id).variants;
      feed.put('product', productRow(id, { variants: one ? [{ ...one, barcode }] : [] }));
    };
    const shared = '4006381333931';
    withCode('p1', shared);
    withCode('p2', shared);
    // As shops register goods that are weighed or cut: the figure at nought.
    withCode('p3', '2123456000009');
    const { api } = await filled(feed);
    expect(await api.barcode(shared)).toEqual({ found: 'several', products: ['p1', 'p2'] });
    expect(await api.barcode('2123456003499')).toMatchObject({
      ...{ found: 'variant', product: 'p3' },
      embedded: { kind: 'price', amount: { minor: 349, currency: 'EUR', exponent: 2 } },
    });
  });

  test('SE9 a search that finds nothing shows something else and says what', async () => {
    const { api } = await filled();
    const insteadOf = async (text: string, filters = {}) => {
      const { total, cards, instead } = await api.search({ ...everything, text, filters });
      return { total, cards: cards.length > 0, instead };
    };
    expect(await insteadOf('thing')).toMatchObject({ total: 30, instead: null });
    expect(await insteadOf('thing', { brand: 'No such' })).toEqual({
      ...{ total: 30, cards: true, instead: { kind: 'without-filters' } },
    });
    expect(await insteadOf('thing qqqqqqqq')).toEqual({
      ...{ total: 30, cards: true, instead: { kind: 'fewer-words', text: 'thing', dropped: ['qqqqqqqq'] } },
    });
    expect(await insteadOf('qqqqqqqq')).toEqual({ total: 30, cards: true, instead: { kind: 'popular' } });
  });

  test('SE9 what is being typed can be finished', async () => {
    const { api } = await filled();
    expect(await api.suggest('blue th', 'en')).toContain('blue thing');
  });

  test('SE11 what is offered to finish a search is in the language of the shopper', async () => {
    const { api } = await filled();
    expect(await api.suggest('', 'en')).toContain('thing');
    expect(await api.suggest('', 'de')).toContain('ding');
    expect(await api.suggest('', 'en')).not.toContain('ding');
    expect(await api.suggest('', 'de')).not.toContain('thing');
    expect(await api.suggest('di', 'en')).not.toContain('ding');
    expect(await api.suggest('di', 'de')).toContain('ding');
  });

  test('the price ranges of a result count what filtering by them leaves', async () => {
    const { api } = await filled();
    const { facets } = await api.search(everything);
    expect(facets.prices).toMatchObject({ lowest: { minor: 1_001, currency: 'EUR' }, highest: { minor: 1_030 } });
    for (const { from, upTo, count } of facets.prices?.ranges ?? []) {
      const filters = { priceFrom: from.minor, priceUpTo: upTo.minor };
      expect((await api.search({ ...everything, filters })).total).toBe(count);
    }
    expect(facets.prices?.ranges.reduce((sum, { count }) => sum + count, 0)).toBe(30);
  });

  test('FR7 own orders are subtracted until the store has been asked for its stock after it took them', async () => {
    const { api, feed, clock } = await filled();
    const here = async () => (await api.product('p3', 'en'))?.variants[0]?.here;
    expect(await here()).toMatchObject({ band: 'just-checked', quantity: 3 });
    feed.put('stock', stockRow('p3-1', 'loc-1', 30));
    await eventually('there are plenty, as the last of few are nothing to promise', async () => {
      await clock.advance(1_000);
      return (await here())?.quantity === 30;
    });
    await api.setOwnDemand([{ variant: 'p3-1', location: 'loc-1', quantity: 2, placedAt: null }]);
    expect(await here()).toMatchObject({ quantity: 28 });
    expect((await api.search({ ...everything, text: 'p3' })).cards[0]?.stock.here.band).toBe('just-checked');
    await api.setOwnDemand([{ variant: 'p3-1', location: 'loc-1', quantity: 2, placedAt: clock.now() }]);
    expect(await here()).toMatchObject({ quantity: 28 });
    await clock.advance(16_000);
    await eventually('the next pull of stock counts them', async () => {
      await clock.advance(1_000);
      return (await here())?.quantity === 30;
    });
  });

  test('FR35 tells what the badges of a variant rest on, place by place, and what of it is subtracted', async () => {
    const { api, feed, clock } = await filled();
    await api.setOwnDemand([{ variant: 'p3-1', location: 'loc-3', quantity: 2, placedAt: null }]);
    const { stockCheckedAt } = await api.state();
    const reasons = await api.reasons('p3', 'p3-1');
    expect(reasons.map(({ location, available, pendingOwn }) => [location, available, pendingOwn])).toEqual([
      ['loc-1', 3, 0],
      ['loc-3', 3, 2],
      ['loc-2', 3, 0],
    ]);
    expect(reasons[0]).toMatchObject({ policy: 'deny', confidence: 'exact' });
    expect(reasons[0]?.confirmedMs).toBe(clock.now() - (stockCheckedAt ?? 0));
    expect(reasons[0]?.toldMs).toBeGreaterThanOrEqual(reasons[0]?.confirmedMs ?? Infinity);
    feed.remove('stock', 'p3-1@loc-2');
    await eventually('a place without a record has none', async () => {
      await clock.advance(1_000);
      return (await api.reasons('p3', 'p3-1')).length === 2;
    });
    expect(await api.reasons('p3', 'nobody')).toEqual([]);
    expect(await api.reasons('nobody', 'p3-1')).toEqual([]);
  });

  test('FR49 when the store changed a figure, received and counted is told apart from when this kiosk asked', async () => {
    const [hour, there] = [3_600_000, 5_000_000_000];
    const askStock: AskStock = async (variant) => ({
      kind: 'stock',
      rows: [
        stockRow(variant, 'loc-1', 8, {
          sourceUpdatedAt: there - 3 * hour,
          received: { at: there - 5 * hour, pieces: 2 },
        }),
      ],
      serverTime: there,
    });
    const feed = smallShop();
    const { api, clock } = await filled(feed, { askStock });
    const here = async () => (await api.reasons('p3', 'p3-1'))[0];
    expect(await here()).toMatchObject({ changedMs: null, receivedMs: null, countedMs: null });
    await clock.advance(1_000);
    await api.checkStock('p3-1');
    expect(await here()).toMatchObject({ available: 8, toldMs: 0, changedMs: 3 * hour, receivedMs: 5 * hour });
    await eventually('the next pull has other figures', async () => {
      await clock.advance(1_000);
      return (await here())?.available === 3;
    });
    const later = await here();
    expect(later?.changedMs).toBeNull();
    expect(later?.receivedMs).toBeGreaterThan(5 * hour);
  });

  test('FR13 FR15 what the store says when it is asked is what the next answer says, until a pull has been asked later', async () => {
    const askStock: AskStock = async (variant) => ({
      kind: 'stock',
      rows: [stockRow(variant, 'loc-1', 8), stockRow(variant, 'loc-3', 9)],
      serverTime: 1,
    });
    const { api, clock } = await filled(smallShop(), { askStock });
    const shown = async () => (await api.product('p3', 'en'))?.variants[0];
    expect(await shown()).toMatchObject({ here: { quantity: 3 } });
    await clock.advance(1_000);
    expect(await api.checkStock('p3-1')).toEqual({ kind: 'live' });
    expect(await shown()).toMatchObject({ here: { quantity: 8, ageMs: 0 } });
    expect((await shown())?.elsewhere.find(({ location }) => location === 'loc-3')).toMatchObject({
      stock: { quantity: 9 },
    });
    await api.setOwnDemand([{ variant: 'p3-1', location: 'loc-1', quantity: 8, placedAt: null }]);
    expect(await shown()).toMatchObject({ here: { band: 'out' } });
    await api.setOwnDemand([]);
    await eventually('the next pull decides', async () => {
      await clock.advance(1_000);
      return (await shown())?.here.quantity === 3;
    });
  });

  test('FR12 stock at a place that nobody knows is shown nowhere', async () => {
    const feed = smallShop(4);
    feed.put('stock', stockRow('p3-1', 'nowhere', 9));
    const { api } = await filled(feed);
    const [card] = await api.cards(['p3'], 'en');
    expect(card?.stock.nearby).toBe(2);
    const elsewhere = (await api.product('p3', 'en'))?.variants[0]?.elsewhere ?? [];
    expect(elsewhere.map(({ location }) => location)).toEqual(['loc-3', 'loc-2']);
  });

  test.each([
    ['stamps that lie ahead', { observedAt: 9_000_000_000_000, sourceUpdatedAt: 9_000_000_000_000 }],
    ['no stamp of its own', { sourceUpdatedAt: undefined }],
  ])('FR12 a figure with %s is as old as the question that it answered', async (_, stamps) => {
    const feed = smallShop(4);
    feed.put('stock', stockRow('p3-1', 'loc-1', 7, stamps));
    const { api, clock } = await filled(feed);
    const here = async () => (await api.product('p3', 'en'))?.variants[0]?.here;
    const checkedAt = (await api.state()).stockCheckedAt ?? 0;
    expect(await here()).toMatchObject({ band: 'just-checked', quantity: 7, ageMs: clock.now() - checkedAt });
  });

  test('FR48 what the store has just refused is not promised, until it was asked once more; also after a restart', async () => {
    const first = await filled();
    const refused = [{ variant: 'p3-1', location: 'loc-1', quantity: 1, placedAt: 1, refused: true as const }];
    const here = async ({ api }: Pick<CatalogService, 'api'>) => (await api.product('p3', 'en'))?.variants[0]?.here;
    expect(await here(first)).toMatchObject({ quantity: 3 });
    await first.api.setOwnDemand(refused);
    expect(await here(first)).toMatchObject({ band: 'out', offers: ['ship'] });
    expect((await first.api.reasons('p3', 'p3-1'))[0]).toMatchObject({ available: 0, pendingOwn: 0 });
    const twoOfThree = [{ ...refused[0], quantity: 3 }] as typeof refused;
    await first.api.setOwnDemand(twoOfThree);
    expect((await first.api.reasons('p3', 'p3-1'))[0]).toMatchObject({ available: 2 });
    await first.api.setOwnDemand(refused);
    await eventually('the store was asked once more', async () => {
      await first.clock.advance(1_000);
      return (await here(first))?.quantity === 3;
    });
    const again = restart(first, { leads: false, clock: first.clock });
    await again.api.setOwnDemand(refused);
    expect(await here(again)).toMatchObject({ quantity: 3 });
  });

  test('FR16 an order that was counted is not subtracted again by the next start', async () => {
    const first = await filled();
    const placed = [{ variant: 'p3-1', location: 'loc-1', quantity: 2, placedAt: 1 }];
    const here = async ({ api }: Pick<CatalogService, 'api'>) => (await api.product('p3', 'en'))?.variants[0]?.here;
    await first.api.setOwnDemand(placed);
    // The last one of three is nothing to promise (FR23).
    expect(await here(first)).toMatchObject({ band: 'ask', quantity: null });
    await eventually('the store was asked once more', async () => {
      await first.clock.advance(1_000);
      return (await here(first))?.quantity === 3;
    });
    const again = restart(first, { leads: false, clock: first.clock });
    await again.api.setOwnDemand(placed);
    expect(await here(again)).toMatchObject({ quantity: 3 });
  });

  test('FR7 who shows stock hears of own orders when they change, and only then', async () => {
    const { api, notices } = await filled();
    const changes = () => notices.filter(({ kind }) => kind === 'changed').length;
    const before = changes();
    const taken = { variant: 'p3-1', location: 'loc-1', quantity: 2, placedAt: null };
    await api.setOwnDemand([]);
    expect(changes()).toBe(before);
    await api.setOwnDemand([taken]);
    await api.setOwnDemand([{ ...taken }]);
    expect(changes()).toBe(before + 1);
    await api.setOwnDemand([]);
    expect(changes()).toBe(before + 2);
  });

  test('the status pill hears of every complete pull of stock', async () => {
    const { api, clock } = await filled();
    const before = (await api.state()).stockCheckedAt ?? 0;
    await clock.advance(20_000);
    expect((await api.state()).stockCheckedAt).toBeGreaterThan(before + 10_000);
  });

  test('a running promotion is the headline, and only while it runs', async () => {
    const feed = smallShop();
    const stamps = { observedAt: 1, deleted: false, label: { en: '-10 %' }, categories: [], products: [] };
    const until = 1_700_000_100_000 + 3_600_000;
    feed.put('promotion', { ...stamps, sourceId: 'over', title: { en: 'Over' }, validUntil: 5 } as {
      sourceId: string;
    });
    feed.put('promotion', { ...stamps, sourceId: 'on', title: { en: 'Coats', de: 'Mäntel' }, validUntil: until } as {
      sourceId: string;
    });
    const first = await filled(feed);
    expect((await first.api.front('de')).headline).toBe('Mäntel');
    const { api, clock } = restart(first, { leads: false });
    await clock.advance(3_600_001);
    expect((await api.front('de')).headline).toBeNull();
  });
});
