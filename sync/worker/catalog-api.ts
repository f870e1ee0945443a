import type { Money } from '../contract/money.ts';
import type { LocalisedText } from '../contract/primitives.ts';
import type { Stock } from '../contract/stock.ts';
import type { OwnDemand } from '../handover/own-demand.ts';
import type { StockView } from '../freshness/stock-view.ts';
import type { StartOverReason } from '../replica/pointer.ts';
import type { PullTrouble } from '../replica/pull-trouble.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { FellBack } from './office-stock.ts';

export type { FellBack, OwnDemand, StartOverReason };

/** What the catalog worker answers. Every answer is of one generation of the replica; nothing here knows a platform. */
export interface CatalogApi {
  /** Once, before anything else. The languages are the kiosk's, in order of preference for falling back. */
  open(kiosk: {
    location: string;
    languages: readonly string[];
    stockSeconds: number;
    catalogSeconds: number;
    /** Not in settings that a window has kept from an older kiosk. */
    promises?: Settings['promises'];
  }): Promise<void>;
  /** The first screen: answered from one stored record, so that a second start shows goods before the index is loaded. */
  front(language: string): Promise<FrontPage>;
  search(query: SearchQuery): Promise<SearchPage>;
  /** Ways to finish what is typed, likeliest first; for an empty text the words that most goods have. In this language. */
  suggest(text: string, language: string): Promise<readonly string[]>;
  product(id: string, language: string): Promise<ProductView | null>;
  /** What the badges of a variant rest on, for "how do we know?". Places without a record are left out. */
  reasons(product: string, variant: string): Promise<readonly StockReasons[]>;
  /** Cards for products named elsewhere, such as in the cart. Unknown ids are left out. */
  cards(ids: readonly string[], language: string): Promise<readonly ProductCard[]>;
  /** Asks the store itself for this variant's stock; the product's next answer has what it said. */
  checkStock(variant: string): Promise<LiveCheck>;
  barcode(digits: string): Promise<BarcodeAnswer>;
  categories(language: string): Promise<readonly CategoryView[]>;
  locations(): Promise<readonly LocationView[]>;
  /** Where the replica stands, for the first-start progress bar, the status pill and the diagnostics page. */
  state(): Promise<ReplicaState>;
  /** What this kiosk has ordered and the store's stock may not show yet (FR7). Replaces what was said before. */
  setOwnDemand(entries: readonly OwnDemand[]): Promise<void>;
  /** Somebody orders, or is about to: what is done in the background rests a moment, a first fill too. */
  attend(): Promise<void>;
  /** Pull now: somebody came back online, or asked. */
  refresh(): Promise<void>;
  /** What IT wants to know of the catalog on this kiosk. */
  diagnostics(): Promise<CatalogDiagnostics>;
}

/** What came of asking the store while somebody looks at the goods. Without an answer the replica's figure stands, with its age. */
export type LiveCheck = { readonly kind: 'live' } | { readonly kind: 'fell-back'; readonly why: FellBack };

export interface CatalogDiagnostics {
  /** Null before the first pull. */
  readonly generation: number | null;
  readonly products: number;
  readonly variants: number;
  readonly quarantine: readonly QuarantineLine[];
  /** Null where the browser does not say. */
  readonly storage: {
    readonly usedBytes: number;
    readonly quotaBytes: number;
    /** The browser has promised not to clear it by itself. */
    readonly persisted: boolean;
  } | null;
  /** How often the browser lost what it kept, and how often something of it was damaged. Both heal by themselves. */
  readonly wipes: number;
  readonly damages: number;
  /** Rows that had come to differ from the store's without a word, and were fetched again. */
  readonly repaired: number;
  /** Why all of it was last fetched anew; null when it never was. */
  readonly lastStartOver: StartOverReason | null;
  /** Null until all of the catalog is in memory. */
  readonly stockAges: StockAges | null;
}

/** Of figures taken evenly from all goods and places: how many are in each band, and the ages that half and nineteen of twenty keep to. */
export interface StockAges {
  readonly figures: number;
  readonly bands: Readonly<Record<StockView['band'], number>>;
  /** Null where there is no figure, or where nobody knows the age of so many. */
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
}

/** Rows that could not be kept: how many for which reason, and one of them to look for at the source. */
export interface QuarantineLine {
  readonly resource: string;
  readonly reason: string;
  readonly count: number;
  readonly lastId: string | null;
}

/** Sent by the worker on its own. Views are re-read when the generation or the revision moves. */
export type CatalogNotice =
  | { readonly kind: 'state'; readonly state: ReplicaState }
  | { readonly kind: 'changed'; readonly revision: number };

export interface ReplicaState {
  readonly phase: 'empty' | 'filling' | 'ready';
  /** Grows with every applied change: the key that React Query's cache hangs on. */
  readonly revision: number;
  readonly products: number;
  /** While filling: rows received of rows expected, over all resources; expected is null until it is known. */
  readonly progress: {
    readonly received: number;
    readonly expected: number | null;
    /** At the pace of the last while; null until there is one. */
    readonly secondsLeft: number | null;
  };
  /** When a complete pull of stock last ended: the honest "checked" of the status pill. Null: never, as far as is known. */
  readonly stockCheckedAt: number | null;
  /** Rows put aside because they broke the schema. */
  readonly quarantined: number;
  readonly trouble: PullTrouble | null;
}

export interface SearchQuery {
  readonly text: string;
  readonly language: string;
  readonly filters: SearchFilters;
  readonly sort: 'best' | 'price-up' | 'price-down' | 'new';
  readonly offset: number;
  readonly limit: number;
}

export interface SearchFilters {
  readonly category?: string;
  readonly brand?: string;
  readonly colour?: string;
  readonly size?: string;
  /** Minor units of the currency of `Facets.prices`, both ends inclusive. */
  readonly priceFrom?: number;
  readonly priceUpTo?: number;
  readonly inStockHere?: boolean;
  readonly inStockNearby?: boolean;
}

export interface SearchPage {
  readonly revision: number;
  readonly total: number;
  readonly cards: readonly ProductCard[];
  readonly facets: Facets;
  /** Set when the words were not found as typed and these were searched instead. */
  readonly didYouMean: string | null;
  /** Set when nothing has all that was asked for: what the cards, the total and the facets are of instead. */
  readonly instead: Instead | null;
}

/** No search ends in an empty screen, while there are goods at all. */
export type Instead =
  | { readonly kind: 'without-filters' }
  | { readonly kind: 'fewer-words'; readonly text: string; readonly dropped: readonly string[] }
  | { readonly kind: 'popular' };

export interface Facets {
  readonly inStockHere: number;
  /** In at least one other store. */
  readonly inStockNearby: number;
  /** Null when nothing found has a price. */
  readonly prices: {
    readonly lowest: Money;
    readonly highest: Money;
    /** Neighbouring ranges with round bounds, dearest last; `upTo` is included. */
    readonly ranges: readonly { readonly from: Money; readonly upTo: Money; readonly count: number }[];
  } | null;
  readonly categories: readonly FacetCount[];
  readonly brands: readonly FacetCount[];
  readonly colours: readonly FacetCount[];
  readonly sizes: readonly FacetCount[];
}

/** `id` goes back into the filter, `name` is shown. */
export interface FacetCount {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

export interface ProductCard {
  readonly id: string;
  readonly title: string;
  readonly brand: string;
  readonly price: PriceView | null;
  /** Path below this origin, `/media/…`. */
  readonly picture: string | null;
  /** Swatches of the colours it comes in. */
  readonly colours: readonly string[];
  readonly stock: CardStock;
}

/** The quiet form of the badge: the best this store can say over all variants, and in how many other stores it may be. */
export interface CardStock {
  readonly here: StockView;
  readonly nearby: number;
}

export interface PriceView {
  readonly amount: Money;
  readonly compareAt: Money | null;
  /** More than one price among the variants: show it as "from". */
  readonly from: boolean;
}

export interface FrontPage {
  readonly revision: number;
  readonly headline: string | null;
  readonly cards: readonly ProductCard[];
  readonly categories: readonly CategoryView[];
}

export interface CategoryView {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly picture: string | null;
  readonly products: number;
}

export interface ProductView {
  readonly id: string;
  readonly title: string;
  /** The same in every language it has, for the order line and the associate. */
  readonly titles: LocalisedText;
  readonly brand: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly options: readonly OptionView[];
  readonly variants: readonly VariantView[];
}

export interface OptionView {
  readonly kind: 'colour' | 'size' | 'other';
  readonly name: string;
  readonly values: readonly { readonly name: string; readonly swatch: string | null }[];
}

export interface VariantView {
  readonly id: string;
  readonly sku: string;
  readonly barcode: string | null;
  /** One position per option. */
  readonly choices: readonly number[];
  readonly price: PriceView | null;
  readonly pictures: readonly string[];
  readonly here: StockView;
  /** Every other place that may have it, nearest first. */
  readonly elsewhere: readonly { readonly location: string; readonly stock: StockView }[];
}

/** A stock figure as it was told, and what became of it here. Ages, because the kiosk's own stamps are nobody's clock. */
export interface StockReasons {
  readonly location: string;
  readonly available: Stock['available'];
  readonly policy: Stock['policy'];
  readonly confidence: Stock['confidence'];
  /** Since it was read, and since a complete answer last left it as it was; null where that cannot be known. */
  readonly toldMs: number | null;
  readonly confirmedMs: number | null;
  /** Since the platform changed it, goods were last booked in there, and it was last counted; null where nobody told. */
  readonly changedMs: number | null;
  readonly receivedMs: number | null;
  readonly countedMs: number | null;
  /** Pieces of this kiosk's own orders that are subtracted (FR7). */
  readonly pendingOwn: number;
}

export interface LocationView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'store' | 'warehouse';
  readonly here: boolean;
  readonly collect: boolean;
  readonly distanceKm: number;
  readonly address: {
    readonly street: string;
    readonly postcode: string;
    readonly city: string;
    readonly country: string;
  };
  readonly phone: string | null;
  readonly timeZone: string;
  readonly hours: readonly { readonly day: number; readonly opens: string; readonly closes: string }[];
}

export type BarcodeAnswer =
  | {
      readonly found: 'variant';
      readonly product: string;
      readonly variant: string;
      /** What a label printed in the store says of this one piece. */
      readonly embedded: EmbeddedFigure | null;
    }
  /** The same code is printed on several goods: a person has to choose. */
  | { readonly found: 'several'; readonly products: readonly string[] }
  | { readonly found: 'nothing'; readonly reason: 'unknown-code' | 'not-a-barcode' };

export type EmbeddedFigure =
  | { readonly kind: 'price'; readonly amount: Money }
  | { readonly kind: 'weight'; readonly grams: number };
