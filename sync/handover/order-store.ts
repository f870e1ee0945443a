import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { SealedIntent, WindowKey } from '../contract/window-seal.ts';
import type { KeptCart } from './cart.ts';
import { viewOfIntent } from './view-of-intent.ts';
import { keyNameOf } from './window-seal.ts';
import type { KeptIntent, Note, WindowTable, WindowTables } from './window-tables.ts';

/** An order that the back office has not said to have yet. */
export interface Waiting {
  readonly intent: SealedIntent | OrderIntent;
  readonly view: OrderView;
}

/** What a view that an earlier version mirrored does not say. The journal says it at the next start. */
const lackedAtFirst = { kind: 'order', about: null, question: null, handoff: null, mayHaveArrived: false } as const;

/** Other windows of this origin change the same cart: a word to them that it is to be read anew, as a broadcast channel carries it. */
export interface OtherWindows {
  postMessage(word: 'cart'): void;
  addEventListener(type: 'message', listener: () => void): void;
  close(): void;
}

/** The window's own copy of what matters: the cart, each order until the back office has it on disk, and the mirror of their states. */
export class OrderStore {
  readonly #tables: WindowTables;
  readonly #otherWindows: OtherWindows | undefined;
  /** As this window last read or wrote it: a shopper who orders need not wait for a read. Null: not known. */
  #cart: Promise<KeptCart | null> | null = null;

  constructor(tables: WindowTables, otherWindows?: OtherWindows) {
    this.#tables = tables;
    this.#otherWindows = otherWindows;
    otherWindows?.addEventListener('message', () => {
      this.#cart = null;
    });
  }

  /** A write that failed changed nothing: who only reads is told what is there. */
  cart(): Promise<KeptCart | null> {
    const known = this.#cart ?? this.#remember(readCart(this.#tables));
    return known.catch(() => readCart(this.#tables));
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
      this.#tables.together(['notes'], async (tables) => {
        const cart = change(await readCart(tables));
        await tables.notes.put({ key: 'cart', value: cart });
        return cart;
      }),
    );
  }

  /** Whatever cart there is: the visit is over. */
  async dropCart(): Promise<void> {
    await this.#written(
      this.#tables.together(['notes'], async ({ notes }) => {
        await notes.delete('cart');
        return null;
      }),
    );
  }

  /** That cart, and no other that was begun since. True when it was there. */
  async dropCartOf(id: string): Promise<boolean> {
    let there = false;
    const dropping = this.#tables.together(['notes'], async (tables) => {
      const cart = await readCart(tables);
      there = cart?.id === id;
      if (there) await tables.notes.delete('cart');
      return there ? null : cart;
    });
    await this.#written(dropping);
    return there;
  }

  /** Keeps an order and takes its cart away in one transaction: a kill leaves one of them, never both, never neither. */
  async keep(intent: SealedIntent, view: OrderView): Promise<void> {
    const keeping = this.#tables.together(['intents', 'mirror', 'notes'], async (tables) => {
      // All asked at once: on a busy machine each question that waits for another waits for its turn again.
      const [cart] = await Promise.all([
        cartWithout(tables, view.cart),
        show(tables, view),
        tables.intents.put({ id: intent.id, intent, view, refused: false }),
      ]);
      return cart;
    });
    await this.#written(keeping);
  }

  async waiting(): Promise<readonly Waiting[]> {
    return (await this.#tables.intents.toArray()).filter((kept) => !kept.refused).map(waitingOf);
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

  /** The back office has it on disk: what is personal leaves the window, the state stays. */
  handedOver(view: OrderView): Promise<OrderView> {
    return this.#tables.together(['intents', 'mirror'], async (tables) => {
      await tables.intents.delete(view.id);
      return show(tables, view);
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
    return this.#tables.together(['mirror'], async (tables) => {
      const fresh: OrderView[] = [];
      for (const view of views) {
        const present = await tables.mirror.get(view.id);
        if (present && (present.seq > view.seq || isSame(present, view))) continue;
        await tables.mirror.put(view);
        fresh.push(view);
      }
      return fresh;
    });
  }

  async views(): Promise<readonly OrderView[]> {
    return (await this.#tables.mirror.toArray()).map((view) => ({ ...lackedAtFirst, ...view }));
  }

  close(): void {
    this.#otherWindows?.close();
    this.#tables.close();
  }
}

async function readCart({ notes }: { readonly notes: WindowTable<Note> }): Promise<KeptCart | null> {
  return ((await notes.get('cart'))?.value as KeptCart | undefined) ?? null;
}

/** What cart is left when that one is gone. */
async function cartWithout(tables: { readonly notes: WindowTable<Note> }, id: string | null): Promise<KeptCart | null> {
  const cart = await readCart(tables);
  if (cart === null || cart.id !== id) return cart;
  await tables.notes.delete('cart');
  return null;
}

/** The journal numbers its changes: an answer that was overtaken on its way must not undo what came later. */
async function show({ mirror }: { readonly mirror: WindowTable<OrderView> }, view: OrderView): Promise<OrderView> {
  const present = await mirror.get(view.id);
  if (present && present.seq > view.seq) return present;
  await mirror.put(view);
  return view;
}

const waitingOf = ({ intent, view }: KeptIntent): Waiting => ({
  intent,
  view: view ?? viewOfIntent(intent as OrderIntent, 0),
});

/** Word for word: what an earlier version mirrored says less at the same number. */
const isSame = (one: OrderView, other: OrderView) =>
  one.seq === other.seq && JSON.stringify(one) === JSON.stringify(other);
