import { useEffect, useRef } from 'react';
import type { SearchPage } from '../../sync/worker/catalog-api.ts';
import { useKiosk, usePath } from '../app/kiosk.tsx';
import { pageSize, useCategories, useSearch } from '../app/queries.ts';
import { type Asked, readAsked, routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { ProductGrid } from '../design/product-grid.tsx';
import { Screen } from '../design/screen.tsx';
import { useWords } from '../words/use-words.tsx';
import { NothingFound } from './nothing-found.tsx';
import { SearchDock } from './search-dock.tsx';
import { SearchField } from './search-field.tsx';
import { SearchFilters } from './search-filters.tsx';
import './search.css';

/** Beyond this one does not look, one narrows down; the page says so and goes on only when asked. */
const scrollsByItself = 10 * pageSize;

/** Finding by words, by walking through the departments, and by both at once. */
export function SearchScreen() {
  const { journey } = useKiosk();
  const words = useWords();
  const asked = readAsked(usePath());
  const ask = (next: Asked) => journey.replace(routes.search(next));
  const found = useSearch(asked);
  const first = found.data?.pages[0];
  const cards = found.data?.pages.flatMap((page) => page.cards) ?? [];
  const total = first?.total ?? 0;
  const head = (
    <div className="search-head">
      <SearchField asked={asked} ask={ask} />
      {first === undefined ? null : <SearchFilters asked={asked} ask={ask} facets={first.facets} />}
    </div>
  );
  return (
    <Screen
      name="search"
      label={words.say('search.title')}
      head={head}
      dock={<SearchDock />}
      go={words.say('search.show', { count: total })}
    >
      <Tally asked={asked} first={first} />
      {first !== undefined && total === 0 ? <NothingFound asked={asked} ask={ask} /> : null}
      {cards.length === 0 ? null : <ProductGrid cards={cards} />}
      {found.hasNextPage ? (
        <End
          shown={cards.length}
          total={total}
          more={() => {
            if (!found.isFetching) void found.fetchNextPage();
          }}
        />
      ) : null}
    </Screen>
  );
}

/** The name of the department, or how much was found, or what was meant. */
function Tally({ asked, first }: { readonly asked: Asked; readonly first: SearchPage | undefined }) {
  const words = useWords();
  const categories = useCategories();
  const name = categories?.find((category) => category.id === asked.filters.category)?.name;
  if (first === undefined || first.total === 0) return null;
  return (
    <header className="search-tally">
      {name === undefined ? null : <h2>{name}</h2>}
      <p className="quiet figures" role="status" data-testid="tally">
        {first.didYouMean === null || asked.text === ''
          ? words.say('search.count', { count: first.total })
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
