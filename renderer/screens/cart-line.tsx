import { ChevronDown, Minus, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ProductView } from '../../sync/worker/catalog-api.ts';
import type { CartLine } from '../../sync/worker/orders-api.ts';
import { changeWay, type OfferedWay, offeredWays, type Way, wayKey } from '../app/cart-lines.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLocations } from '../app/queries.ts';
import { QuietBadge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { Option } from '../design/option.tsx';
import { Sheet } from '../design/sheet.tsx';
import { shortText } from '../words/badge.ts';
import { useWords } from '../words/use-words.tsx';

const mostOfOne = 99;

interface Parts {
  readonly line: CartLine;
  /** Null while it is read, and when it has left the shelves: the line stays as it is. */
  readonly product: ProductView | null;
}

export function CartLineRow({ line, product }: Parts) {
  const words = useWords();
  const variant = product?.variants.find(({ id }) => id === line.variant);
  const ways = offeredWays(variant ?? noWays, useLocations() ?? []);
  const current = ways.find(({ way }) => wayKey(way) === wayKey(line.fulfilment));
  return (
    <article className="cart-line" data-testid="cart-line">
      <div className="cart-picture">{line.picture === null ? null : <img src={line.picture} alt="" />}</div>
      <div className="cart-text">
        <div className="cart-title">{product?.title ?? line.title}</div>
        {line.choice === '' ? null : <bdi className="quiet">{line.choice}</bdi>}
        <div className="price figures">{words.money(line.price)}</div>
      </div>
      <div className="cart-way">
        <WayChoice line={line} ways={ways} />
        {current === undefined || current.way.how === 'ship' ? null : (
          <QuietBadge band={current.stock.band} text={shortText(words, current.stock.band)} />
        )}
      </div>
      <Stepper line={line} />
    </article>
  );
}

const noWays = {
  here: { band: 'unknown', quantity: null, ageMs: null, probability: null, offers: [] },
  elsewhere: [],
} as const;

function Stepper({ line }: { readonly line: CartLine }) {
  const { engine } = useKiosk();
  const words = useWords();
  const set = (quantity: number) => void engine.orders.setLine({ ...line, quantity }).catch(() => {});
  const name = line.title;
  const last = line.quantity === 1;
  return (
    <div className="stepper">
      <Button
        shape="round"
        label={words.say(last ? 'cart.remove' : 'cart.fewer', { name })}
        onPress={() => set(line.quantity - 1)}
      >
        <Icon of={last ? Trash2 : Minus} size="small" />
      </Button>
      <span
        className="stepper-count"
        role="status"
        aria-label={words.say('cart.quantity', { count: line.quantity, name })}
      >
        {words.count(line.quantity)}
      </span>
      <Button
        shape="round"
        label={words.say('cart.more', { name })}
        disabled={line.quantity >= mostOfOne}
        onPress={() => set(line.quantity + 1)}
      >
        <Icon of={Plus} size="small" />
      </Button>
    </div>
  );
}

function useWayText() {
  const words = useWords();
  const locations = useLocations() ?? [];
  return (way: Way): string => {
    if (way.how === 'take') return words.say('cart.take');
    if (way.how === 'ship') return words.say('cart.ship');
    const place = locations.find(({ id }) => id === way.location);
    return place?.here === true ? words.say('cart.keep') : words.say('cart.collect', { store: place?.name ?? '' });
  };
}

function WayChoice({ line, ways }: { readonly line: CartLine; readonly ways: readonly OfferedWay[] }) {
  const { engine } = useKiosk();
  const words = useWords();
  const text = useWayText();
  const [open, setOpen] = useState(false);
  const choose = (offered: OfferedWay) => {
    setOpen(false);
    void changeWay(engine.orders, engine.cart.get(), line, offered).catch(() => {});
  };
  return (
    <>
      <Button shape="small" disabled={ways.length === 0} onPress={() => setOpen(true)}>
        {text(line.fulfilment)}
        <Icon of={ChevronDown} size="small" />
      </Button>
      {open ? (
        <Sheet title={words.say('cart.how')} onClose={() => setOpen(false)}>
          <div className="option-list option-list-wide">
            {ways.map((offered) => (
              <Option
                key={wayKey(offered.way)}
                name={text(offered.way)}
                chosen={wayKey(offered.way) === wayKey(line.fulfilment)}
                onPress={() => choose(offered)}
              >
                {offered.way.how === 'ship' ? null : (
                  <QuietBadge band={offered.stock.band} text={shortText(words, offered.stock.band)} />
                )}
              </Option>
            ))}
          </div>
        </Sheet>
      ) : null}
    </>
  );
}
