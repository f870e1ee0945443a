import type { Contact } from '../contract/customer.ts';
import type { Fulfilment } from '../contract/order-intent.ts';
import type { OrderAnswer } from '../contract/order-answer.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { Cart, CartLine } from '../handover/cart.ts';
import type { AnswerTaken, HandOverAnswer } from '../handover/office-client.ts';
import type { PlaceAnswer } from '../handover/place-order.ts';
import type { OwnDemand } from '../handover/own-demand.ts';
import type { OfficeStatus } from '../contract/office-status.ts';

export type { Cart, CartLine, PlaceAnswer };

/** What the orders worker answers. It never waits for the catalog's. */
export interface OrdersApi {
  open(kiosk: { id: string; store: string }): Promise<void>;
  cart(): Promise<Cart>;
  /** Sets the line of this variant and fulfilment to this quantity; 0 removes it. Survives a restart. */
  setLine(line: CartLine): Promise<Cart>;
  /** Ends the visit: the cart and all that is personal in this window goes. */
  endVisit(): Promise<void>;
  /** Keeps the order here, strictly, and in the back office, both at once. The answer says which of them has it; the notices come after it. */
  place(draft: OrderDraft): Promise<PlaceAnswer | { readonly saved: 'nowhere'; readonly reason: 'incomplete' }>;
  /** The shopper's answer to what their order asks. */
  answer(order: string, answer: OrderAnswer): Promise<AnswerTaken['kind']>;
  /** The cart goes on elsewhere, under its code: like placing it, and instead of that. */
  handOffCart(language: string): ReturnType<OrdersApi['place']>;
  /** A wish to hear when something is back; kept and handed over like an order. */
  tellWhenBack(wish: BackInStockWish): Promise<PlaceAnswer>;
  /** Takes an order back, wherever it is. Asked twice it is asked once; kept and handed over like an order. */
  cancel(order: OrderView, language: string): Promise<PlaceAnswer>;
  /** Asks for the order's ticket on paper; only the back office has a printer. */
  print(order: OrderView, language: string): Promise<HandOverAnswer['kind']>;
  /** The order under a code that somebody typed, if it was placed at this kiosk; also what was asked of it. */
  find(code: string): Promise<OrderView | null>;
  orders(): Promise<readonly OrderView[]>;
  status(): Promise<OfficeStatus>;
}

export type OrdersNotice =
  | { readonly kind: 'cart'; readonly cart: Cart }
  | { readonly kind: 'order'; readonly order: OrderView }
  /** To be passed on to the catalog worker: the two do not know each other. */
  | { readonly kind: 'demand'; readonly demand: readonly OwnDemand[] }
  | { readonly kind: 'status'; readonly status: OfficeStatus };

export interface BackInStockWish {
  readonly variant: string;
  readonly contact: Contact;
  readonly language: string;
}

export interface OrderDraft {
  readonly language: string;
  readonly contact?: Contact;
  readonly address?: Extract<Fulfilment, { how: 'ship' }>['address'];
  readonly payment: 'till' | 'link';
  readonly onChange: 'accept-if-not-dearer' | 'ask' | 'cancel';
}
