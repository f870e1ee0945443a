import { MapPin, ScanBarcode, ShoppingBag } from 'lucide-react';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { useWords } from '../words/use-words.tsx';

export function SearchDock() {
  const { engine, journey, memory } = useKiosk();
  const words = useWords();
  const count = (useLive(engine.cart)?.lines ?? []).reduce((sum, line) => sum + line.quantity, 0);
  return (
    <>
      <Button onPress={() => memory.scan.set({ state: 'ready' })}>
        <Icon of={ScanBarcode} />
        {words.say('home.scan')}
      </Button>
      <Button onPress={() => journey.go(routes.help())}>
        <Icon of={MapPin} />
        {words.say('home.help')}
      </Button>
      <Button kind="primary" onPress={() => journey.go(routes.cart())} label={words.say('home.cartLabel', { count })}>
        <Icon of={ShoppingBag} />
        {words.say('home.cart', { count })}
      </Button>
    </>
  );
}
