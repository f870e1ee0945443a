import Dexie, { type Table } from 'dexie';
import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { SealedIntent, WindowKey } from '../contract/window-seal.ts';
import type { KeptCart } from './cart.ts';
import { viewOfIntent } from './view-of-intent.ts';
import { keyNameOf } from './window-seal.ts';

interface KeptIntent {
  readonly id: string;
  /** Sealed (OB43); in the clear only where an older version kept it. */
  readonly intent: SealedIntent | OrderIntent;
  /** How it looked when it was kept. Nothing personal. */
  readonly view?: OrderView;
  /** The back office will not take it as it is: kept for a person, not sent again by itself. */
  readonly refused: boolean;
}

/** An order that the back office has not said to have yet. */
export interface Waiting {
  readonly intent: SealedIntent | OrderIntent;
  readonly view: OrderView;
}

interface Note {
  readonly key: 'cart' | 'seq' | 'window-key';
  readonly value: unknown;
}

/** What a view that an earlier version mirrored does not say. The journal says it at the next change. */
const lackedAtFirst = { kind: 'order', about: null, question: null, handoff: null, mayHaveArrived: false } as const;

/** Other windows of this origin change the same cart: a word to them that it is to be read anew, as a broadcast channel carries it. */
export interface OtherWindows {
  postMessage(word: 'cart'): void;
  addEventListener(type: 'message', listener: () => void): void;
  close(): void;
}

/**
 * The window's own copy of what matters: the cart, each order until the back office has it on disk, and the mirror of their states.
 * In a Storage Bucket of its own (a backing store of its own: damage to the catalog does not reach it, a bulk import does not slow it),
 * and strict: "complete" means on the disk.
 */
export class OrderStore {
  readonly #db: Dexie;
  readonly #intents: Table<KeptIntent, string>;
  readonly #mirror: Table<OrderView, string>;
  readonly #notes: Table<Note, string>;
  readonly #otherWindows: OtherWindows | undefined;
  /** As this window last read or wrote it: a shopper who orders need not wait for a read. Null: not known. */
  #cart: Promise<KeptCart | null> | null = null;

  constructor(
    factory: { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange },
    otherWindows?: OtherWindows,
  ) {
    this.#db = new Dexie('endcap-orders', { ...factory, chromeTransactionDurability: 'strict' });
    this.#db.version(1).stores({ intents: 'id', mirror: 'id', notes: 'key' });
    this.#intents = this.#db.table('intents');
    this.#mirror = this.#db.table('mirror');
    this.#notes = this.#db.table('notes');
    this.#otherWindows = otherWindows;
    otherWindows?.addEventListener('message', () => {
      this.#cart = null;
    });
  }

  /** A write that failed changed nothing: who only reads is told what is there. */
  cart(): Promise<KeptCart | null> {
    const known = this.#cart ?? this.#remember(this.#readCart());
    return known.catch(() => this.#readCart());
  }

  async #readCart(): Promise<KeptCart | null> {
    return ((await this.#notes.get('cart'))?.value as KeptCart | undefined) ?? null;
  }

  /** From its beginning on: who asks while it is being written hears of the outcome. */
  #remember<Cart extends KeptCart | null>(cart: Promise<Cart>): Promise<Cart> {
    this.#cart = cart;
    cart.catch(() => {
      if (this.#cart === cart) this.#cart = null;
    });
    return cart;
  }

  async #written<Cart extends KeptCart | null>(writing: Promise<Cart>): Promise<Cart> {
    const cart = await this.#remember(writing);
    this.#otherWindows?.postMessage('cart');
    return cart;
  }

  /** Reads, changes and writes in one transaction: two quick taps are two changes. */
  changeCart(change: (cart: KeptCart | null) => KeptCart): Promise<KeptCart> {
    return this.#written(
      this.#db.transaction('rw', this.#notes, async () => {
        const cart = change(await this.#readCart());
        await this.#notes.put({ key: 'cart', value: cart });
        return cart;
      }),
    );
  }

  /** Whatever cart there is: the visit is over. */
  async dropCart(): Promise<void> {
    await this.#written(this.#notes.delete('cart').then(() => null));
  }

  /** That cart, and no other that was begun since. True when it was there. */
  async dropCartOf(id: string): Promise<boolean> {
    let there = false;
    const dropping = this.#db.transaction('rw', this.#notes, async () => {
      const cart = await this.#readCart();
      there = cart?.id === id;
      if (there) await this.#notes.delete('cart');
      return there ? null : cart;
    });
    await this.#written(dropping);
    return there;
  }

  /** What cart is left when that one is gone. */
  async #cartWithout(id: string | null): Promise<KeptCart | null> {
    const cart = await this.#readCart();
    if (cart === null || cart.id !== id) return cart;
    await this.#notes.delete('cart');
    return null;
  }

  /** The journal numbers its changes: an answer that was overtaken on its way must not undo what came later. */
  async #show(view: OrderView): Promise<OrderView> {
    const present = await this.#mirror.get(view.id);
    if (present && present.seq > view.seq) return present;
    await this.#mirror.put(view);
    return view;
  }

  /** Keeps an order and takes its cart away in one transaction: a kill leaves one of them, never both, never neither. */
  async keep(intent: SealedIntent, view: OrderView): Promise<void> {
    const keeping = this.#db.transaction('rw', this.#intents, this.#mirror, this.#notes, async () => {
      // All asked at once: on a busy machine each question that waits for another waits for its turn again.
      const [cart] = await Promise.all([
        this.#cartWithout(view.cart),
        this.#show(view),
        this.#intents.put({ id: intent.id, intent, view, refused: false }),
      ]);
      return cart;
    });
    await this.#written(keeping);
  }

  async waiting(): Promise<readonly Waiting[]> {
    return (await this.#intents.toArray()).filter((kept) => !kept.refused).map(waitingOf);
  }

  /** The keys that something kept here is sealed with: the back office must not destroy them. */
  async heldKeys(): Promise<string[]> {
    const kept = await this.#intents.toArray();
    return [...new Set(kept.flatMap(({ intent }) => ('sealed' in intent ? [keyNameOf(intent)] : [])))];
  }

  async windowKey(): Promise<WindowKey | null> {
    return ((await this.#notes.get('window-key'))?.value as WindowKey | undefined) ?? null;
  }

  async keepWindowKey(value: WindowKey): Promise<void> {
    await this.#notes.put({ key: 'window-key', value });
  }

  /** The back office has it on disk: what is personal leaves the window, the state stays. */
  handedOver(view: OrderView): Promise<OrderView> {
    return this.#db.transaction('rw', this.#intents, this.#mirror, async () => {
      await this.#intents.delete(view.id);
      return this.#show(view);
    });
  }

  async refused(view: OrderView): Promise<void> {
    await this.#db.transaction('rw', this.#intents, this.#mirror, async () => {
      await this.#intents.update(view.id, { refused: true });
      await this.#show(view);
    });
  }

  async mirror(views: readonly OrderView[], seq: number): Promise<void> {
    await this.#db.transaction('rw', this.#mirror, this.#notes, async () => {
      for (const view of views) await this.#show(view);
      await this.#notes.put({ key: 'seq', value: seq });
    });
  }

  async seq(): Promise<number> {
    return ((await this.#notes.get('seq'))?.value as number | undefined) ?? 0;
  }

  async views(): Promise<readonly OrderView[]> {
    return (await this.#mirror.toArray()).map((view) => ({ ...lackedAtFirst, ...view }));
  }

  close(): void {
    this.#otherWindows?.close();
    this.#db.close();
  }
}

const waitingOf = ({ intent, view }: KeptIntent): Waiting => ({
  intent,
  view: view ?? viewOfIntent(intent as OrderIntent, 0),
});
