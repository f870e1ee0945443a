import type { OrderView } from '../../sync/contract/order-view.ts';
import type { StaffSession } from '../../sync/contract/staff.ts';
import type { ProductCard } from '../../sync/worker/catalog-api.ts';
import type { PlaceAnswer } from '../../sync/worker/orders-api.ts';
import { type CheckoutForm, emptyForm } from './checkout-form.ts';
import { type Settable, settable } from './live.ts';

/** What the ticket says of an order. */
export interface Receipt {
  readonly order: OrderView;
  readonly saved: Extract<PlaceAnswer, { saved: 'journal' | 'window' }>['saved'];
  /** Null for an order that was found by its code: what was wished then is not told to whoever holds the code. */
  readonly wishes: Wishes | null;
  /** What each variant is called. */
  readonly names: Readonly<Record<string, string>>;
}

/** What the shopper has said while ordering. The contact is masked before it gets here. */
export interface Wishes {
  readonly contact: string | null;
  readonly payment: CheckoutForm['payment'];
  readonly onChange: CheckoutForm['onChange'];
  readonly collectAt: readonly string[];
  readonly ships: boolean;
}

/** What the reader or the keypad has brought up. */
export type Scan =
  | { readonly state: 'closed' }
  | { readonly state: 'ready' }
  /** More than one product has this code: the shopper has it in their hand, and knows. */
  | { readonly state: 'several'; readonly products: readonly string[] }
  | { readonly state: 'missed'; readonly code: string; readonly why: 'unknown-code' | 'not-a-barcode' | 'no-answer' };

/** Who is signed in at the desk. `ended`: somebody was, and was gone for too long. */
export interface StaffHere {
  readonly session: StaffSession | null;
  readonly ended: boolean;
}
const nobodyHere: StaffHere = { session: null, ended: false };

export type TextSize = 1 | 1.15 | 1.3;

/** Everything this window knows of one shopper. It is all forgotten at once when the visit ends. */
export interface Memory {
  readonly language: Settable<string>;
  readonly textSize: Settable<TextSize>;
  readonly form: Settable<CheckoutForm>;
  readonly receipt: Settable<Receipt | null>;
  readonly scan: Settable<Scan>;
  /** What was looked for and found, newest first. */
  readonly searches: Settable<readonly string[]>;
  /** The card touched last: what it says is shown until the product itself has been read. */
  readonly glimpse: Settable<ProductCard | null>;
  readonly staff: Settable<StaffHere>;
  /** Grows with every visit: what was asked in one must not be answered in the next. */
  visit(): number;
  forget(): void;
}

export function createMemory(firstLanguage: string): Memory {
  const memory = {
    language: settable(firstLanguage),
    textSize: settable<TextSize>(1),
    form: settable<CheckoutForm>(emptyForm),
    receipt: settable<Receipt | null>(null),
    scan: settable<Scan>({ state: 'closed' }),
    searches: settable<readonly string[]>([]),
    glimpse: settable<ProductCard | null>(null),
    staff: settable(nobodyHere),
  };
  let visit = 0;
  return {
    ...memory,
    visit: () => visit,
    forget() {
      visit++;
      memory.language.set(firstLanguage);
      memory.textSize.set(1);
      memory.form.set(emptyForm);
      memory.receipt.set(null);
      memory.scan.set({ state: 'closed' });
      memory.searches.set([]);
      memory.glimpse.set(null);
      memory.staff.set(nobodyHere);
    },
  };
}
