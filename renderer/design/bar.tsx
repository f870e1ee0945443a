import { ChevronLeft, ShoppingBag } from 'lucide-react';
import { useKiosk, usePath } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { useNow } from '../app/now.ts';
import { patterns, routes } from '../app/routes.ts';
import { useThisStore } from '../app/queries.ts';
import { useWords } from '../words/use-words.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';
import { StatusPill } from './status-pill.tsx';
import './bar.css';

/** Who we are or the way back; how true the shelves are; which language and what time. */
export function Bar() {
  const { journey, settings } = useKiosk();
  const words = useWords();
  usePath();
  return (
    <header className="bar">
      {journey.canGoBack ? (
        <Button shape="small" onPress={journey.back}>
          <Icon of={ChevronLeft} along size="small" />
          {words.say('common.back')}
        </Button>
      ) : (
        <div className="bar-name">{settings.store.name}</div>
      )}
      <StatusPill />
      <div className="bar-side">
        <CartPill />
        <LanguageAndTime />
      </div>
    </header>
  );
}

const withoutCart: readonly string[] = [patterns.home, patterns.cart, patterns.checkout, patterns.ticket];

/** Where the dock has something more important to hold than the cart. */
function CartPill() {
  const { engine, journey } = useKiosk();
  const words = useWords();
  const path = usePath().split('?')[0] ?? '';
  const count = (useLive(engine.cart)?.lines ?? []).reduce((sum, line) => sum + line.quantity, 0);
  if (count === 0 || withoutCart.includes(path)) return null;
  return (
    <Button shape="small" onPress={() => journey.go(routes.cart())} label={words.say('home.cartLabel', { count })}>
      <Icon of={ShoppingBag} size="small" />
      <span className="figures">{words.count(count)}</span>
    </Button>
  );
}

function LanguageAndTime() {
  const { journey, settings } = useKiosk();
  const words = useWords();
  const now = useNow();
  const path = usePath();
  const timeZone = useThisStore()?.timeZone ?? '';
  const time = words.clock(now, timeZone);
  if (settings.languages.length < 2 || path.startsWith(patterns.ticket) || path.startsWith(patterns.language))
    return <span className="bar-language figures">{time}</span>;
  const language = words.tongue.name;
  return (
    <Press
      className="bar-language"
      onPress={() => journey.go(routes.language())}
      aria-label={words.say('language.open', { language })}
    >
      <span>{language}</span>
      <span>·</span>
      <span className="figures">{time}</span>
    </Press>
  );
}
