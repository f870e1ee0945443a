import type { ReactNode } from 'react';
import type { Asked } from '../app/asked.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useSuggestions } from '../app/queries.ts';
import { type Offer, offersFor } from '../app/search-words.ts';
import { useLive } from '../app/use-live.ts';
import { useWords } from '../words/use-words.tsx';

interface Parts {
  readonly asked: Asked;
  ask(next: Asked): void;
}

/** Words to touch instead of typing. The row keeps its height with nothing in it: the keys below must not move under the fingers. */
export function SearchOffers({ asked, ask }: Parts) {
  const { memory } = useKiosk();
  const words = useWords();
  const searches = useLive(memory.searches);
  const offers = offersFor(asked.text, searches, useSuggestions(asked.text) ?? []);
  const typed = asked.text.trim() !== '';
  const group = (from: Offer['from']) => offers.filter((offer) => offer.from === from);
  const chips = (some: readonly Offer[]) =>
    some.map(({ text }) => (
      <OfferChip key={text} onPress={() => ask({ ...asked, text })}>
        <Completed text={text} typed={asked.text} />
      </OfferChip>
    ));
  return (
    <div className="offers" role="group" aria-label={words.say('search.suggestions')} data-testid="suggestions">
      {group('visit').length === 0 ? null : <span className="offers-label">{words.say('search.earlier')}</span>}
      {chips(group('visit'))}
      {typed || group('catalog').length === 0 ? null : <span className="offers-label">{words.say('search.try')}</span>}
      {chips(group('catalog'))}
    </div>
  );
}

/** Like a key it never takes the focus from the field; unlike a key it acts when the finger lifts, so that the row can be pushed along. */
function OfferChip({ children, onPress }: { readonly children: ReactNode; onPress(): void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className="chip offer"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** What touching it would add stands out. */
function Completed({ text, typed }: { readonly text: string; readonly typed: string }) {
  const begun = typed !== '' && text.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase());
  if (!begun) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {text.slice(0, typed.length)}
      <b>{text.slice(typed.length)}</b>
    </bdi>
  );
}
