import type { OrderView } from '../contract/order-view.ts';
import type { SealedIntent, WindowKey } from '../contract/window-seal.ts';
import type { KeptCart } from './cart.ts';
import { asOfToday, follow, isAtEnd, show, unite, type United } from './mirrored.ts';
import { isWaiting, type Waiting, waitingOf } from './waiting.ts';
import { keyNameOf } from './window-seal.ts';
import type { Note, TableName, Tables, WindowTable, WindowTables } from './window-tables.ts';

/** Other windows of this origin change the same cart: a word to them that it is to be read anew, as a broadcast channel carries it. */
export interface OtherWindows {
  postMessage(word: 'cart'): void;
  addEventListener(type: 'message', listener: () => void): void;
  close(): void;
}

interface WriteParts {
  readonly along?: (tables: Tables) => Promise<unknown>;
  /** The disk did not take it: before anything else is written. */
  readonly otherwise?: () => void;
}

/** The window's own copy of what matters: the cart, each order until it is at an end (OB47), and the mirror of their states. */
export class OrderStore {
  readonly #tables: WindowTables;
  readonly #otherWindows: OtherWindows | undefined;
  /** As this window last read or wrote it: a shopper who orders need not wait for a read. Null: not known. */
  #cart: Promise<KeptCart | null> | null = null;
  /** The same, when it was last known. */
  #lastCart: KeptCart | null = null;
  /** OB60: what a disk that takes nothing did not take. It lasts as long as this window, and goes before what is on the disk. */
  #unkept: { readonly cart: KeptCart | null } | null = null;
  /** The last write, and what its failure changes. */
  #writes: Promise<unknown> = Promise.resolve();

  constructor(tables: WindowTables, otherWindows?: OtherWindows) {
    this.#tables = tables;
    this.#otherWindows = otherWindows;
    otherWindows?.addEventListener('message', () => {
      this.#cart = null;
    });
  }

  /** A write that failed changed nothing: who only reads is told what is there. */
  async cart(): Promise<KeptCart | null> {
    const kept = async () => (this.#unkept === null ? readCart(this.#tables) : this.#unkept.cart);
    if (this.#cart === null && this.#unkept !== null) return this.#unkept.cart;
    const known = this.#cart ?? this.#remember(readCart(this.#tables));
    return known.catch(kept);
  }

  /** From its beginning on: who asks while it is being written hears of the outcome. */
  #remember<Cart extends KeptCart | null>(cart: Promise<Cart>): Promise<Cart> {
    this.#cart = cart;
    cart.then(
      (known) => {
        this.#lastCart = known;
      },
      () => {
        if (this.#cart === cart) this.#cart = null;
      },
    );
    return cart;
  }

  /**
   * In one transaction with what goes along. All is asked at once: on a busy machine each question that waits for another waits for its turn.
   * Only the next write waits: what the disk did not take is known to it (OB60), or a cart that was ended would go on with the next shopper.
   */
  async #write<Cart extends KeptCart | null>(
    names: readonly TableName[],
    change: (cart: KeptCart | null) => Cart,
    { along = async () => {}, otherwise = () => {} }: WriteParts = {},
  ): Promise<Cart> {
    const writing = this.#writes.then(() =>
      this.#tables.together(names, async (tables) => {
        const [cart] = await Promise.all([changedCart(tables, this.#unkept, change), along(tables)]);
        return cart;
      }),
    );
    const settled = () => {
      this.#unkept = null;
    };
    this.#writes = writing.then(settled, otherwise).catch(() => {});
    const cart = await this.#remember(writing);
    this.#otherWindows?.postMessage('cart');
    return cart;
  }

  /** Reads, changes and writes at once: two quick taps are two changes. */
  async changeCart(change: (cart: KeptCart | null) => KeptCart): Promise<KeptCart> {
    let unkept: KeptCart | null = null;
    const otherwise = () => {
      unkept = change(this.#unkept === null ? this.#lastCart : this.#unkept.cart);
      this.#unkept = { cart: unkept };
    };
    return this.#write(['notes'], change, { otherwise }).catch((error: unknown) => {
      if (unkept === null) throw error;
      return unkept;
    });
  }

  /** Whatever cart there is: the visit is over. */
  async dropCart(): Promise<void> {
    const otherwise = () => {
      this.#unkept = { cart: null };
    };
    await this.#write(['notes'], () => null, { otherwise }).catch(() => {});
  }

  /** That cart, and no other that was begun since. True when it was there. */
  async dropCartOf(id: string): Promise<boolean> {
    let there = false;
    const without = (cart: KeptCart | null) => {
      if (cart?.id !== id) return cart;
      there = true;
      return null;
    };
    const otherwise = () => {
      if (this.#unkept !== null) this.#unkept = { cart: without(this.#unkept.cart) };
    };
    await this.#write(['notes'], without, { otherwise });
    return there;
  }

  /** Keeps an order and takes its cart away in one transaction: a kill leaves one of them, never both, never neither. */
  async keep(intent: SealedIntent, view: OrderView): Promise<void> {
    await this.#write(['intents', 'mirror', 'notes'], (cart) => (cart?.id === view.cart ? null : cart), {
      along: (tables) =>
        Promise.all([show(tables, view), tables.intents.put({ id: intent.id, intent, view, refused: false })]),
    });
  }

  async waiting(): Promise<readonly Waiting[]> {
    return (await this.#tables.intents.toArray()).filter(isWaiting).map(waitingOf);
  }

  /** The keys that something kept here is sealed with: the back office must not destroy them. */
  async heldKeys(): Promise<string[]> {
    const kept = await this.#tables.intents.toArray();
    return [...new Set(kept.flatMap(({ intent }) => ('sealed' in intent ? [keyNameOf(intent)] : [])))];
  }

  async windowKey(): Promise<WindowKey | null> {
    return ((await this.#tables.notes.get('window-key'))?.value as WindowKey | undefined) ?? null;
  }

  async keepWindowKey(value: WindowKey): Promise<void> {
    await this.#tables.notes.put({ key: 'window-key', value });
  }

  /**
   * The back office has it on disk. The copy stays, sealed, until the order is at an end: the journal's files can be damaged. What an older
   * version kept in the clear goes at once.
   */
  handedOver(view: OrderView): Promise<OrderView> {
    return this.#tables.together(['intents', 'mirror'], async (tables) => {
      const [kept, shown] = await Promise.all([tables.intents.get(view.id), show(tables, view)]);
      if (kept === undefined) return shown;
      // What came to its end under this id may be the cart's first order, of a journal that is gone (OB47).
      const isOver = isAtEnd(view) || (isAtEnd(shown) && shown.total?.minor === kept.view?.total?.minor);
      if ('sealed' in kept.intent && !isOver) await tables.intents.put({ ...kept, journal: 'has' });
      else await tables.intents.delete(view.id);
      return shown;
    });
  }

  async refused(view: OrderView): Promise<void> {
    await this.#tables.together(['intents', 'mirror'], async (tables) => {
      const kept = await tables.intents.get(view.id);
      if (kept !== undefined) await tables.intents.put({ ...kept, refused: true });
      await show(tables, view);
    });
  }

  /** Answers with what was new of it. */
  mirror(views: readonly OrderView[]): Promise<readonly OrderView[]> {
    return this.#tables.together(['intents', 'mirror'], (tables) => follow(tables, views));
  }

  /** Ids of the orders that the journal must know, for it has taken them: so it has said to the hand-over, or to who followed it. */
  inJournal(): Promise<ReadonlySet<string>> {
    return this.#tables.together(['intents', 'mirror'], async ({ intents, mirror }) => {
      const [kept, shown] = await Promise.all([intents.toArray(), mirror.toArray()]);
      const taken = kept.filter(({ journal }) => journal === 'has');
      return new Set([...taken, ...shown.filter(({ seq }) => seq > 0)].map(({ id }) => id));
    });
  }

  /**
   * With the journal as a whole, which is right about all that it has. `inJournal`: what it had taken before it was asked; what of that it
   * does not have is lost there, and handed over again (OB47).
   */
  unite(views: readonly OrderView[], inJournal: ReadonlySet<string>): Promise<United> {
    return this.#tables.together(['intents', 'mirror'], (tables) => unite(tables, views, inJournal));
  }

  async views(): Promise<readonly OrderView[]> {
    return (await this.#tables.mirror.toArray()).map(asOfToday);
  }

  close(): void {
    this.#otherWindows?.close();
    this.#tables.close();
  }
}

async function readCart({ notes }: { readonly notes: WindowTable<Note> }): Promise<KeptCart | null> {
  return ((await notes.get('cart'))?.value as KeptCart | undefined) ?? null;
}

/** From what the disk did not take, where there is that; what is not changed is not written. */
async function changedCart<Cart extends KeptCart | null>(
  tables: { readonly notes: WindowTable<Note> },
  unkept: { readonly cart: KeptCart | null } | null,
  change: (cart: KeptCart | null) => Cart,
): Promise<Cart> {
  const before = unkept === null ? await readCart(tables) : unkept.cart;
  const cart = change(before);
  if (cart === null) await tables.notes.delete('cart');
  else if (unkept !== null || cart !== before) await tables.notes.put({ key: 'cart', value: cart });
  return cart;
}
