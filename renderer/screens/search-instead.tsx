import type { Instead } from '../../sync/worker/catalog-api.ts';
import { type Asked, nothingAsked } from '../app/asked.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../words/use-words.tsx';

interface Parts {
  readonly asked: Asked;
  readonly instead: Instead;
  ask(next: Asked): void;
}

/** Nothing has all of it: what is shown instead, a way to make that the question, and people. */
export function SearchInstead({ asked, instead, ask }: Parts) {
  const { journey } = useKiosk();
  const words = useWords();
  const { kind } = instead;
  const fewer =
    kind === 'fewer-words' ? { text: instead.text, dropped: instead.dropped.join(' ') } : { text: '', dropped: '' };
  return (
    <section className="search-instead" data-testid="instead" data-instead={kind}>
      <div role="status">
        <h2>{words.say(`search.instead.${kind}.title`, { typed: asked.text.trim() })}</h2>
        <p>{words.say(`search.instead.${kind}.detail`, fewer)}</p>
      </div>
      <div className="search-instead-ways">
        <Button shape="small" onPress={() => ask(withoutAsking(asked, instead))}>
          {words.say(`search.instead.${kind}.do`, fewer)}
        </Button>
        <Button shape="small" onPress={() => journey.go(routes.help())}>
          {words.say('search.ask')}
        </Button>
      </div>
    </section>
  );
}

/** The question that has what is shown for an answer. */
function withoutAsking(asked: Asked, instead: Instead): Asked {
  switch (instead.kind) {
    case 'without-filters':
      return { ...asked, filters: {} };
    case 'fewer-words':
      return { ...asked, text: instead.text };
    case 'popular':
      return { ...nothingAsked, sort: asked.sort };
  }
}
