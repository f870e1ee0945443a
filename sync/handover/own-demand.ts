import type { OrderState, OrderView } from '../contract/order-view.ts';

/** Something this kiosk has ordered, or was refused, that the store's own figures may not show yet. */
export interface OwnDemand {
  readonly variant: string;
  readonly location: string;
  readonly quantity: number;
  /** When the store took the order; null while it has not. Counts until a stock pull has ended after that. */
  readonly placedAt: number | null;
  /** The store said then that it has not so many (FR48). */
  readonly refused?: true;
}

const takesNothing: readonly OrderState[] = ['rejected', 'cancelled', 'handed-over'];

/** FR7: an order that came to nothing, went to another kiosk, or was never taken by the journal, takes nothing; any other is subtracted until the store has counted it. */
export function ownDemand(views: readonly OrderView[]): readonly OwnDemand[] {
  const taking = views
    .filter(({ state, seq }) => !takesNothing.includes(state) && !(state === 'needs-human' && seq === 0))
    .flatMap((view) =>
      view.taken.map((taken) => ({ ...taken, placedAt: view.state === 'placed' ? view.changedAt : null })),
    );
  return [...taking, ...views.flatMap(refusedBy)];
}

/** FR48: what an order was refused for want of; two of its lines may have wanted the same pieces. */
function refusedBy({ taken, question, error, changedAt }: OrderView): readonly OwnDemand[] {
  const short = question?.about === 'stock' ? question.lines : error?.kind === 'OutOfStock' ? error.lines : [];
  const shelves = new Map<string, OwnDemand>();
  for (const line of taken.filter(({ variant }) => short.includes(variant))) {
    const key = JSON.stringify([line.variant, line.location]);
    const quantity = line.quantity + (shelves.get(key)?.quantity ?? 0);
    shelves.set(key, { ...line, quantity, placedAt: changedAt, refused: true });
  }
  return [...shelves.values()];
}

/** FR7: most of an order's states change nothing of what it takes. The same in another order counts as another: being told once more is harmless. */
export function sameDemand(one: readonly OwnDemand[], other: readonly OwnDemand[]): boolean {
  return one.length === other.length && one.every((taken, at) => sameTaken(taken, other[at]));
}

const sameTaken = (one: OwnDemand, other: OwnDemand | undefined): boolean =>
  one.variant === other?.variant &&
  one.location === other.location &&
  one.quantity === other.quantity &&
  one.placedAt === other.placedAt &&
  one.refused === other.refused;
