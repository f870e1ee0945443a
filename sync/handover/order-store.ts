import Dexie, { type Table } from 'dexie';
import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { Cart } from './cart.ts';

interface KeptIntent {
  readonly id: string;
  readonly intent: OrderIntent;
  /** The back office will not take it as it is: kept for a person, not sent again by itself. */
  readonly refused: boolean;
}

interface Note {
  readonly key: 'cart' | 'seq';
  readonly value: unknown;
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

  constructor(factory: { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange }) {
    this.#db = new Dexie('endcap-orders', { ...factory, chromeTransactionDurability: 'strict' });
    this.#db.version(1).stores({ intents: 'id', mirror: 'id', notes: 'key' });
    this.#intents = this.#db.table('intents');
    this.#mirror = this.#db.table('mirror');
    this.#notes = this.#db.table('notes');
  }

  async cart(): Promise<Cart | null> {
    return ((await this.#notes.get('cart'))?.value as Cart | undefined) ?? null;
  }

  /** Reads, changes and writes in one transaction: two quick taps are two changes. */
  changeCart(change: (cart: Cart | null) => Cart): Promise<Cart> {
    return this.#db.transaction('rw', this.#notes, async () => {
      const cart = change(await this.cart());
      await this.#notes.put({ key: 'cart', value: cart });
      return cart;
    });
  }

  async dropCart(): Promise<void> {
    await this.#notes.delete('cart');
  }

  /** Keeps an order and takes its cart away in one transaction: a kill leaves one of them, never both, never neither. */
  async keep(intent: OrderIntent, view: OrderView): Promise<void> {
    await this.#db.transaction('rw', this.#intents, this.#mirror, this.#notes, async () => {
      await this.#intents.put({ id: intent.id, intent, refused: false });
      await this.#mirror.put(view);
      await this.#notes.delete('cart');
    });
  }

  async waiting(): Promise<readonly OrderIntent[]> {
    return (await this.#intents.toArray()).filter((kept) => !kept.refused).map((kept) => kept.intent);
  }

  /** The back office has it on disk: what is personal leaves the window, the state stays. */
  async handedOver(view: OrderView): Promise<void> {
    await this.#db.transaction('rw', this.#intents, this.#mirror, async () => {
      await this.#intents.delete(view.id);
      await this.#mirror.put(view);
    });
  }

  async refused(view: OrderView): Promise<void> {
    await this.#db.transaction('rw', this.#intents, this.#mirror, async () => {
      await this.#intents.update(view.id, { refused: true });
      await this.#mirror.put(view);
    });
  }

  async mirror(views: readonly OrderView[], seq: number): Promise<void> {
    await this.#db.transaction('rw', this.#mirror, this.#notes, async () => {
      await this.#mirror.bulkPut([...views]);
      await this.#notes.put({ key: 'seq', value: seq });
    });
  }

  async seq(): Promise<number> {
    return ((await this.#notes.get('seq'))?.value as number | undefined) ?? 0;
  }

  async views(): Promise<readonly OrderView[]> {
    return this.#mirror.toArray();
  }

  close(): void {
    this.#db.close();
  }
}
