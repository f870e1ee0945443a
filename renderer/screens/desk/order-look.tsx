import type { Money } from '../../../sync/contract/money.ts';
import type { OrderState, OrderView } from '../../../sync/contract/order-view.ts';
import type { Band } from '../../../sync/freshness/stock-view.ts';
import { BandMark } from '../../design/band-mark.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { useWords } from '../../words/use-words.tsx';
import '../../design/badge.css';

/** Who has to do something about it. */
export type Group = 'people' | 'way' | 'done';

interface Look {
  readonly group: Group;
  /** The stock badge's shapes and colours say the same of orders: sure, on its way, ask, cannot tell, not. */
  readonly band: Band;
}

const looks: Readonly<Record<OrderState, Look>> = {
  queued: { group: 'way', band: 'likely' },
  prepared: { group: 'way', band: 'likely' },
  committing: { group: 'way', band: 'likely' },
  unknown: { group: 'way', band: 'unknown' },
  asking: { group: 'people', band: 'ask' },
  'needs-human': { group: 'people', band: 'ask' },
  placed: { group: 'done', band: 'just-checked' },
  rejected: { group: 'done', band: 'out' },
  cancelled: { group: 'done', band: 'out' },
  'handed-over': { group: 'done', band: 'unknown' },
};

export const lookOf = ({ state }: Pick<OrderView, 'state'>): Look => looks[state];

export function OrderMark({ order }: { readonly order: Pick<OrderView, 'state'> }) {
  return <BandMark band={lookOf(order).band} />;
}

/** What it would cost now, where that is the question: the shopper's own, or ours because they wished for no more. */
export function priceAsked({ question, error }: Pick<OrderView, 'question' | 'error'>): Money | null {
  if (question?.about === 'price') return question.newTotal;
  return error?.kind === 'PriceChanged' ? error.newTotal : null;
}

/** Why an order is where it is, where there is more to say than where. */
export function useReason(): (order: OrderView) => string | null {
  const words = useWords();
  const desk = useDeskWords();
  return (order) => {
    const { question, error } = order;
    const price = priceAsked(order);
    if (price !== null) return desk('reason.price', { price: words.money(price) });
    if (question?.about === 'stock') return desk('reason.stock');
    return error === null ? null : desk(`reason.${error.kind}`);
  };
}
