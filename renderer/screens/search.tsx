import { useEffect, useRef, useState } from 'react';
import type { ReplicaState, SearchPage } from '../../sync/worker/catalog-api.ts';
import { useKiosk, usePath } from '../app/kiosk.tsx';
import { pageSize, useCategories, useSearch } from '../app/queries.ts';
import type { Asked } from '../app/asked.ts';
import { askedOf, routes } from '../app/routes.ts';
import { remembered } from '../app/search-words.ts';
import { useLive } from '../app/use-live.ts';
import { Button } from '../design/button.tsx';
import { ProductGrid } from '../design/product-grid.tsx';
import { Screen } from '../design/screen.tsx';
import { useWords } from '../words/use-words.tsx';
import { NothingFound } from './nothing-found.tsx';
import { SearchDock } from './search-dock.tsx';
import { SearchField } from './search-field.tsx';
import { SearchFilters } from './search-filters.tsx';
import { SearchInstead } from './search-instead.tsx';
import { SearchOffers } from './search-offers.tsx';
import './search.css';

const isFilling = (replica: ReplicaState | null) => replica !== null && replica.phase !== 'ready';

/** Beyond this one does not look, one narrows down; the page says so and goes on only when asked. */
const scrollsByItself = 10 * pageSize;

/** Finding by words, by walking through the departments, and by both at once. */
export function SearchScreen() {
  const { engine, journey, memory } = useKiosk();
  const words = useWords();
  const asked = askedOf(usePath());
  const ask = (next: Asked) => journey.replace(routes.search(next));
  const found = useSearch(asked);
  const first = found.data?.pages[0];
  const cards = found.data?.pages.flatMap((page) => page.cards) ?? [];
  const total = first?.total ?? 0;
  const instead = first?.instead ?? null;
  const filling = isFilling(useLive(engine.replica));
  const [visit] = useState(memory.visit);
  const remember = () => {
    // A field that loses the focus because the visit is over belongs to nobody any more.
    if (memory.visit() !== visit || total === 0 || instead !== null) return;
    memory.searches.set(remembered(memory.searches.get(), asked.text));
  };
  const head = (
    <div className="search-head">
      <SearchField asked={asked} ask={ask} onLeave={remember} />
      <SearchFilters asked={asked} ask={ask} facets={first?.facets ?? null} />
    </div>
  );
  const end = (
    <End
      shown={cards.length}
      total={total}
      more={() => {
        if (!found.isFetching) void found.fetchNextPage();
      }}
    />
  );
  return (
    <Screen
      name="search"
      label={words.say('search.title')}
      head={head}
      dock={<SearchDock />}
      aboveKeys={<SearchOffers asked={asked} ask={ask} />}
      go={words.say('search.show', { count: instead === null ? total : 0 })}
    >
      {instead === null ? null : <SearchInstead asked={asked} instead={instead} ask={ask} />}
      <Tally asked={asked} first={first} filling={filling} />
      {first !== undefined && total === 0 ? <NothingFound filling={filling} /> : null}
      {cards.length === 0 ? null : <ProductGrid cards={cards} end={found.hasNextPage ? end : null} />}
    </Screen>
  );
}

interface TallyParts {
  readonly asked: Asked;
  readonly first: SearchPage | undefined;
  readonly filling: boolean;
}

/** The name of the department, or how much was found, or what was meant; and that there is more to come. */
function Tally({ asked, first, filling }: TallyParts) {
  const words = useWords();
  const categories = useCategories();
  const name = categories?.find((category) => category.id === asked.filters.category)?.name;
  if (first === undefined || first.total === 0 || first.instead?.kind === 'popular') return null;
  return (
    <header className="search-tally">
      {name === undefined ? null : <h2>{name}</h2>}
      <p className="quiet figures" role="status" data-testid="tally">
        {first.didYouMean === null || asked.text === ''
          ? words.say(filling ? 'search.countFilling' : 'search.count', { count: first.total })
          : words.say('search.didYouMean', { typed: asked.text, meant: first.didYouMean })}
      </p>
    </header>
  );
}

interface EndParts {
  readonly shown: number;
  readonly total: number;
  more(): void;
}

/** Comes into sight shortly before the last row, and fetches what follows. */
function End({ shown, total, more }: EndParts) {
  const words = useWords();
  const mark = useRef<HTMLDivElement>(null);
  const byItself = shown < scrollsByItself;
  useEffect(() => {
    const element = mark.current;
    if (element === null || !byItself) return;
    const sight = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), { rootMargin: '1200px' });
    sight.observe(element);
    return () => sight.disconnect();
  });
  if (byItself) return <div ref={mark} />;
  return (
    <div className="search-end">
      <p className="quiet">{words.say('search.some', { shown: words.count(shown), total: words.count(total) })}</p>
      <Button shape="small" onPress={more}>
        {words.say('common.more')}
      </Button>
    </div>
  );
}
