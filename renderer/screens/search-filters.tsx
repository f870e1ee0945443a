import { useState } from 'react';
import type { Facets, SearchFilters as Filters } from '../../sync/worker/catalog-api.ts';
import type { Asked } from '../app/asked.ts';
import { canNarrow, countsOf, isNarrowed, type Narrowing, narrowings, toggled, widened } from '../app/filters.ts';
import { useCategories, useLocations } from '../app/queries.ts';
import { Chip } from '../design/chip.tsx';
import { priceRangeText } from '../words/price-range.ts';
import { useWords } from '../words/use-words.tsx';
import { FilterSheet } from './filter-sheet.tsx';

interface Parts {
  readonly asked: Asked;
  /** Null before the first answer: the row is there already, so that nothing moves when it fills. */
  readonly facets: Facets | null;
  ask(next: Asked): void;
}

/** What can be narrowed down and what already is, with how much each would leave. What is chosen stands first, within sight. */
export function SearchFilters({ asked, ask, facets }: Parts) {
  const words = useWords();
  const [open, setOpen] = useState<Narrowing | 'sort' | null>(null);
  const nameOf = useChosenName(asked.filters, facets);
  const filter = (filters: Filters) => ask({ ...asked, filters });
  if (facets === null) return <div className="chips search-filters" />;
  const chosen = narrowings.filter((each) => isNarrowed(asked.filters, each));
  const others = narrowings.filter((each) => !chosen.includes(each) && canNarrow(facets, each));
  return (
    <div className="chips search-filters" data-testid="filters">
      <Shelves filters={asked.filters} facets={facets} onChange={filter} />
      {chosen.map((each) => (
        <Chip
          key={each}
          kind="removes"
          chosen
          name={nameOf(each)}
          onPress={() => filter(widened(asked.filters, each))}
        />
      ))}
      {others.map((each) => (
        <Chip key={each} kind="opens" name={words.say(`search.${each}`)} onPress={() => setOpen(each)} />
      ))}
      <Chip kind="opens" name={words.say(`search.sort.${asked.sort}`)} onPress={() => setOpen('sort')} />
      {open === null ? null : (
        <FilterSheet
          of={open}
          asked={asked}
          facets={facets}
          onClose={() => setOpen(null)}
          ask={(next) => {
            setOpen(null);
            ask(next);
          }}
        />
      )}
    </div>
  );
}

interface ShelvesParts {
  readonly filters: Filters;
  readonly facets: Facets;
  onChange(filters: Filters): void;
}

/** On a shelf of this store, or of another one where there are others. */
function Shelves({ filters, facets, onChange }: ShelvesParts) {
  const words = useWords();
  const others = (useLocations() ?? []).some(({ kind, here }) => kind === 'store' && !here);
  return (
    <>
      <Chip
        name={words.say('search.here')}
        count={facets.inStockHere}
        chosen={filters.inStockHere === true}
        onPress={() => onChange(toggled(filters, 'inStockHere'))}
      />
      {others || filters.inStockNearby === true ? (
        <Chip
          name={words.say('search.nearby')}
          count={facets.inStockNearby}
          chosen={filters.inStockNearby === true}
          onPress={() => onChange(toggled(filters, 'inStockNearby'))}
        />
      ) : null}
    </>
  );
}

/** The name of what is chosen, also when nothing with it is left in the counts. */
function useChosenName(filters: Filters, facets: Facets | null) {
  const words = useWords();
  const categories = useCategories();
  return (narrowing: Narrowing): string => {
    if (narrowing === 'price') return priceName();
    const id = filters[narrowing];
    const counted = facets === null ? [] : countsOf(facets, narrowing);
    const known = narrowing === 'category' ? [...counted, ...(categories ?? [])] : counted;
    return known.find((each) => each.id === id)?.name ?? id ?? '';
  };

  function priceName(): string {
    const sum = facets?.prices?.lowest;
    const money = (minor: number | undefined) =>
      sum === undefined || minor === undefined ? undefined : { ...sum, minor };
    return priceRangeText(words, { from: money(filters.priceFrom), upTo: money(filters.priceUpTo) });
  }
}
