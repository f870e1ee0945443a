import type { Facets, SearchFilters, SearchQuery } from '../../sync/worker/catalog-api.ts';
import type { Asked } from '../app/asked.ts';
import { countsOf, type Facet, inRange, type Narrowing, priceRanges } from '../app/filters.ts';
import { Option } from '../design/option.tsx';
import { Sheet } from '../design/sheet.tsx';
import { priceRangeText } from '../words/price-range.ts';
import { useWords } from '../words/use-words.tsx';

interface Parts {
  readonly of: Narrowing | 'sort';
  readonly asked: Asked;
  readonly facets: Facets;
  /** Also closes it. */
  ask(next: Asked): void;
  onClose(): void;
}

interface ListParts {
  readonly facets: Facets;
  readonly filters: SearchFilters;
  choose(filters: SearchFilters): void;
}

const sorts: readonly SearchQuery['sort'][] = ['best', 'price-up', 'price-down', 'new'];

/** The values of one thing to narrow down by, each with how much it would leave. */
export function FilterSheet({ of, asked, facets, ask, onClose }: Parts) {
  const words = useWords();
  const list = { facets, filters: asked.filters, choose: (filters: SearchFilters) => ask({ ...asked, filters }) };
  return (
    <Sheet title={words.say(`search.${of}`)} onClose={onClose}>
      <div className="option-list">
        {of === 'sort' ? <Sorts sort={asked.sort} choose={(sort) => ask({ ...asked, sort })} /> : null}
        {of === 'price' ? <Prices {...list} /> : null}
        {of === 'sort' || of === 'price' ? null : <Values facet={of} {...list} />}
      </div>
    </Sheet>
  );
}

function Values({ facet, facets, filters, choose }: ListParts & { readonly facet: Facet }) {
  return countsOf(facets, facet).map(({ id, name, count }) => (
    <Counted key={id} name={name} count={count} onPress={() => choose({ ...filters, [facet]: id })} />
  ));
}

function Prices({ facets, filters, choose }: ListParts) {
  const words = useWords();
  const ranges = priceRanges(facets);
  return ranges.map(({ from, upTo, count }, at) => (
    <Counted
      key={from.minor}
      name={priceRangeText(words, {
        from: at === 0 ? undefined : from,
        upTo: at === ranges.length - 1 ? undefined : upTo,
      })}
      count={count}
      onPress={() => choose(inRange(filters, ranges, at))}
    />
  ));
}

interface CountedParts {
  readonly name: string;
  readonly count: number;
  onPress(): void;
}

function Counted({ name, count, onPress }: CountedParts) {
  const words = useWords();
  return (
    <Option name={name} chosen={false} onPress={onPress}>
      <span className="quiet figures">{words.count(count)}</span>
    </Option>
  );
}

interface SortParts {
  readonly sort: SearchQuery['sort'];
  choose(sort: SearchQuery['sort']): void;
}

function Sorts({ sort, choose }: SortParts) {
  const words = useWords();
  return sorts.map((each) => (
    <Option key={each} name={words.say(`search.sort.${each}`)} chosen={each === sort} onPress={() => choose(each)} />
  ));
}
