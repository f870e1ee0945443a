import type { SearchFilters } from '../../sync/worker/catalog-api.ts';
import { useCategories } from '../app/queries.ts';
import type { Asked } from '../app/routes.ts';
import { Chip } from '../design/chip.tsx';
import { useWords } from '../words/use-words.tsx';
import { Departments } from './departments.tsx';
import { Popular } from './popular.tsx';
import { useFacetNames, without } from './search-filters.tsx';

interface Parts {
  readonly asked: Asked;
  ask(next: Asked): void;
}

/** No dead end: every filter can be taken back, every department entered, and there are people. */
export function NothingFound({ asked, ask }: Parts) {
  const words = useWords();
  const nameOf = useFacetNames(null);
  const categories = useCategories() ?? [];
  const used = Object.keys(asked.filters) as (keyof SearchFilters)[];
  const nameOfFilter = (filter: keyof SearchFilters) => {
    if (filter === 'inStockHere' || filter === 'priceUpTo') return words.say('search.here');
    return nameOf(filter, asked.filters[filter] ?? '');
  };
  return (
    <section className="search-none">
      <h2>{words.say('search.none.title')}</h2>
      {used.length === 0 ? null : (
        <div>
          <p>{words.say('search.none.filters')}</p>
          <div className="chips">
            {used.map((filter) => (
              <Chip
                key={filter}
                kind="removes"
                chosen
                name={nameOfFilter(filter)}
                onPress={() => ask({ ...asked, filters: without(asked.filters, filter) })}
              />
            ))}
          </div>
        </div>
      )}
      <p>{words.say('search.none.words')}</p>
      <Departments categories={categories} />
      <p className="quiet">{words.say('search.none.help')}</p>
      <Popular />
    </section>
  );
}
