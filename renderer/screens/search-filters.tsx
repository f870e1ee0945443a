import { useState } from 'react';
import type { FacetCount, Facets, SearchFilters as Filters, SearchQuery } from '../../sync/worker/catalog-api.ts';
import { useCategories } from '../app/queries.ts';
import type { Asked } from '../app/routes.ts';
import { Chip } from '../design/chip.tsx';
import { Option } from '../design/option.tsx';
import { Sheet } from '../design/sheet.tsx';
import type { MessageId } from '../words/en.ts';
import { useWords } from '../words/use-words.tsx';

type Facet = 'category' | 'brand' | 'colour' | 'size';

const facetNames: Readonly<Record<Facet, MessageId>> = {
  category: 'search.category',
  size: 'search.size',
  colour: 'search.colour',
  brand: 'search.brand',
};
const facetOrder = Object.keys(facetNames) as readonly Facet[];
const sorts: readonly SearchQuery['sort'][] = ['best', 'price-up', 'price-down', 'new'];

interface Parts {
  readonly asked: Asked;
  ask(next: Asked): void;
  readonly facets: Facets;
}

/** What can be narrowed down and what already is, with how much each would leave. */
export function SearchFilters({ asked, ask, facets }: Parts) {
  const words = useWords();
  const [open, setOpen] = useState<Facet | 'sort' | null>(null);
  const nameOf = useFacetNames(facets);
  const filter = (filters: Filters) => ask({ ...asked, filters });
  const { inStockHere = false } = asked.filters;
  return (
    <div className="chips" data-testid="filters">
      <Chip
        name={words.say('search.here')}
        count={facets.inStockHere}
        chosen={inStockHere}
        onPress={() =>
          filter(inStockHere ? without(asked.filters, 'inStockHere') : { ...asked.filters, inStockHere: true })
        }
      />
      {facetOrder.map((facet) => {
        const value = asked.filters[facet];
        if (value !== undefined)
          return (
            <Chip
              key={facet}
              kind="removes"
              chosen
              name={nameOf(facet, value)}
              onPress={() => filter(without(asked.filters, facet))}
            />
          );
        if (countsOf(facets, facet).length < 2) return null;
        return <Chip key={facet} kind="opens" name={words.say(facetNames[facet])} onPress={() => setOpen(facet)} />;
      })}
      <Chip kind="opens" name={words.say(`search.sort.${asked.sort}`)} onPress={() => setOpen('sort')} />
      {open === null ? null : (
        <Sheet title={words.say(open === 'sort' ? 'search.sort' : facetNames[open])} onClose={() => setOpen(null)}>
          <div className="option-list">
            {open === 'sort'
              ? sorts.map((sort) => (
                  <Option
                    key={sort}
                    name={words.say(`search.sort.${sort}`)}
                    chosen={sort === asked.sort}
                    onPress={() => {
                      setOpen(null);
                      ask({ ...asked, sort });
                    }}
                  />
                ))
              : countsOf(facets, open).map(({ id, name, count }) => (
                  <Option
                    key={id}
                    name={name}
                    chosen={false}
                    onPress={() => {
                      setOpen(null);
                      filter({ ...asked.filters, [open]: id });
                    }}
                  >
                    <span className="quiet figures">{words.count(count)}</span>
                  </Option>
                ))}
          </div>
        </Sheet>
      )}
    </div>
  );
}

function countsOf(facets: Facets, facet: Facet): readonly FacetCount[] {
  const counts = { category: facets.categories, brand: facets.brands, colour: facets.colours, size: facets.sizes };
  return counts[facet].filter(({ count }) => count > 0);
}

/** The name of a chosen value, also when nothing with it is left in the counts. */
export function useFacetNames(facets: Facets | null) {
  const categories = useCategories();
  return (facet: Facet, id: string): string =>
    (facets === null ? undefined : countsOf(facets, facet).find((each) => each.id === id)?.name) ??
    (facet === 'category' ? categories?.find((each) => each.id === id)?.name : undefined) ??
    id;
}

export function without<Name extends keyof Filters>(filters: Filters, name: Name): Omit<Filters, Name> {
  const { [name]: _, ...rest } = filters;
  return rest;
}
