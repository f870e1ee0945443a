/** What runs inside the kiosk's page. Each function is sent there as text, so none may use anything from outside itself. */

/** As fast as somebody's hands and eyes are. */
export interface Pace {
  readonly betweenKeysMs: number;
  /** Between seeing something and touching it. */
  readonly glanceMs: number;
}

/** Where nothing is measured of it. */
export const atOnce: Pace = { betweenKeysMs: 0, glanceMs: 0 };

/** Presses, types and waits as a shopper does; installed once, used by the others. */
export function installShopper({ betweenKeysMs, glanceMs }: Pace): void {
  const untilMs = 20_000;
  const until = async <Thing>(what: string, look: () => Thing | null | undefined | false): Promise<Thing> => {
    const deadline = performance.now() + untilMs;
    for (;;) {
      const thing = look();
      if (thing) return thing;
      if (performance.now() > deadline) throw new Error(`The kiosk did not show ${what}`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };
  const screen = (name: string) => document.querySelector<HTMLElement>(`[data-screen="${name}"]`);
  const cards = () => [...document.querySelectorAll<HTMLElement>('[data-testid="product-card"]')];
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  /** What was seen may have been drawn anew meanwhile: what is touched is what is there then. */
  const press = async (what: string, look: () => HTMLElement | null | undefined) => {
    await until(what, look);
    if (glanceMs > 0) await pause(glanceMs);
    (await until(what, look)).click();
  };
  const type = (text: string) => {
    const field = document.querySelector<HTMLInputElement>('input[name="search"]');
    if (!field) throw new Error('There is no search field');
    // React listens for the event and reads the value; the setter it has put over the field would hide the change from it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const shopper = {
    until,
    cards,
    async typeWord(word: string) {
      for (let length = 1; length <= word.length; length++) {
        type(word.slice(0, length));
        await pause(betweenKeysMs);
      }
    },
    async openSearch() {
      if (screen('search') === null)
        await press('the way to the search', () => document.querySelector<HTMLElement>('.dock-find'));
      await until('the search', () => document.querySelector('input[name="search"]'));
    },
    async back() {
      await press('the way back', () => document.querySelector<HTMLElement>('.bar button'));
    },
    screen,
    press,
    type,
  };
  Object.assign(window, { benchShopper: shopper });
}

export interface InstalledShopper {
  until<Thing>(what: string, look: () => Thing | null | undefined | false): Promise<Thing>;
  cards(): HTMLElement[];
  typeWord(word: string): Promise<void>;
  openSearch(): Promise<void>;
  back(): Promise<void>;
  screen(name: string): HTMLElement | null;
  press(what: string, look: () => HTMLElement | null | undefined): Promise<void>;
  type(text: string): void;
}

export interface Answered {
  readonly name: string;
  readonly ms: number;
}

export interface Watched {
  readonly answered: readonly Answered[];
  readonly longestTaskMs: number;
  readonly longestGapMs: number;
}

/** Notes every answer of a worker, every long task, and every moment at which the main thread was late: from now on, anew. */
export function watchPage(): void {
  const beatMs = 10;
  const { benchWatched } = window as unknown as { benchWatched?: { answered: Answered[] } };
  const watched = Object.assign(benchWatched ?? {}, { answered: [] as Answered[], longestTaskMs: 0, longestGapMs: 0 });
  if (benchWatched !== undefined) return;
  addEventListener('endcap:answered', (event) => {
    watched.answered.push((event as CustomEvent<Answered>).detail);
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longestTaskMs = Math.max(watched.longestTaskMs, duration);
  }).observe({ type: 'longtask' });
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    watched.longestGapMs = Math.max(watched.longestGapMs, now - last - beatMs);
    last = now;
  }, beatMs);
  Object.assign(window, { benchWatched: watched });
}

/** Walks through the shop: types words letter by letter, looks at a product, goes back, looks into a department, goes home. */
export async function browse(words: readonly string[]): Promise<void> {
  const { benchShopper: shopper } = window as unknown as { benchShopper: InstalledShopper };
  for (const word of words) {
    await shopper.openSearch();
    await shopper.typeWord(word);
    await shopper.press(`something for "${word}"`, () => shopper.cards()[0]);
    await shopper.until('the product', () => document.querySelector('[data-screen="product"] [data-testid="badge"]'));
    await shopper.back();
    await shopper.until('the search again', () => shopper.screen('search'));
    await shopper.back();
    await shopper.press('a department', () => document.querySelector<HTMLElement>('[data-screen="home"] .department'));
    await shopper.until('the department', () => shopper.screen('search') && shopper.cards().length > 0);
    await shopper.back();
    await shopper.until('the first screen', () => shopper.screen('home'));
  }
}

/** Orders what a search for the word finds first in this store, to be paid at the till. False where nothing of it is here. */
export async function order(word: string): Promise<boolean> {
  const { benchShopper: shopper } = window as unknown as { benchShopper: InstalledShopper };
  const primary = (screen: string) =>
    document.querySelector<HTMLElement>(`[data-screen="${screen}"] .screen-dock .button-primary`);
  await shopper.openSearch();
  await shopper.typeWord(word);
  // What is not here can only be sent home, and that asks for an address.
  const promise = '[data-band="just-checked"], [data-band="likely"]';
  const here = () => shopper.cards().find((card) => card.querySelector(promise) !== null);
  const leave = async () => {
    await shopper.back();
    await shopper.until('the search or the first screen', () => shopper.screen('search') ?? shopper.screen('home'));
    if (shopper.screen('search') !== null) await leave();
    return false;
  };
  await shopper.until(`something for "${word}"`, () => shopper.cards()[0]);
  if (here() === undefined) return leave();
  await shopper.press(`something for "${word}" that is here`, here);
  const badge = '[data-screen="product"] [data-testid="badge"]';
  const said = await shopper.until('what is there of it', () => document.querySelector(badge));
  if (!said.matches(promise)) return leave();
  await shopper.press('a way to have it', () => primary('product'));
  await shopper.press('the way to the cart', () => document.querySelector<HTMLElement>('.slip button'));
  await shopper.press('the way to the checkout', () => primary('cart'));
  await shopper.press('what may happen', () =>
    [...document.querySelectorAll<HTMLElement>('[data-screen="checkout"] .pick')].at(-1),
  );
  await shopper.press('the way to order', () => primary('checkout'));
  await shopper.until('the ticket', () => document.querySelector('[data-testid="ticket-code"]'));
  // One more order, not "done": a visit that ends may load the window anew.
  await shopper.press('another order', () =>
    document.querySelector<HTMLElement>('[data-screen="ticket"] .screen-dock .button-outline'),
  );
  await shopper.until('the first screen', () => shopper.screen('home'));
  return true;
}

/** When the last pull was asked for that brought the end of each of these feeds, by the replica's own note on the disk. */
export async function caughtUpAt(resources: readonly string[]): Promise<number> {
  const answered = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
    });
  const names = (await indexedDB.databases())
    .map(({ name = '' }) => name)
    .filter((name) => /^endcap-catalog-\d+$/.test(name));
  const newest = names.toSorted((one, other) => Number(one.split('-').at(-1)) - Number(other.split('-').at(-1))).at(-1);
  if (newest === undefined) return 0;
  const database = await answered(indexedDB.open(newest));
  try {
    const store = database.transaction('checkpoints').objectStore('checkpoints');
    const notes = (await Promise.all(resources.map((resource) => answered(store.get(resource))))) as (
      | { completeAt: number | null }
      | undefined
    )[];
    return Math.min(...notes.map((note) => note?.completeAt ?? 0));
  } finally {
    database.close();
  }
}
