import { ChevronRight, Smartphone } from 'lucide-react';
import { useState } from 'react';
import type { Cart } from '../../sync/worker/orders-api.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { namesIn } from '../app/place-order.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '../app/use-live.ts';
import { ConfirmSheet } from '../design/confirm-sheet.tsx';
import { Icon } from '../design/icon.tsx';
import { Press } from '../design/press.tsx';
import { useWords } from '../words/use-words.tsx';

type Asking = 'not-yet' | 'sure' | 'under-way' | 'failed';

/** The way out with a full cart: on a phone, or to the till. It asks first, since the cart leaves this screen. */
export function CarryCart({ cart }: { readonly cart: Cart }) {
  const kiosk = useKiosk();
  const words = useWords();
  const away = useLive(kiosk.engine.office)?.connection.state === 'away';
  const [asking, setAsking] = useState<Asking>('not-yet');

  async function carry(): Promise<void> {
    setAsking('under-way');
    const visit = kiosk.memory.visit();
    const answer = await kiosk.engine.orders.handOffCart(words.language).catch(() => null);
    if (kiosk.memory.visit() !== visit) return;
    if (answer === null || answer.saved === 'nowhere') return setAsking('failed');
    const { order, saved } = answer;
    kiosk.memory.receipt.set({ order, saved, wishes: null, names: namesIn(cart) });
    kiosk.journey.startAt(routes.ticket(order.id));
  }

  return (
    <>
      <Press className="cart-carry" onPress={() => setAsking('sure')}>
        <Icon of={Smartphone} size="small" />
        <span>{words.say('cart.carry')}</span>
        <Icon of={ChevronRight} along size="small" />
      </Press>
      {asking === 'not-yet' ? null : (
        <ConfirmSheet
          title={words.say('cart.carry.sure')}
          detail={words.say(away ? 'cart.carry.detailAway' : 'cart.carry.detail')}
          yes={words.say(asking === 'under-way' ? 'ticket.cancel.noting' : 'cart.carry.yes')}
          no={words.say('cart.carry.no')}
          waiting={asking === 'under-way'}
          problem={asking === 'failed' ? words.say('cart.carry.failed') : null}
          onYes={() => void carry()}
          onNo={() => setAsking('not-yet')}
        />
      )}
    </>
  );
}
