import type { Promotion } from '../contract/promotion.ts';
import { mostBytesInPiece, type Piece, toPieces } from '../replica/pieces.ts';
import { type CardFace, cardStock, type PlaceRecords } from './card-view.ts';
import type { CategoryView, FrontPage } from './catalog-api.ts';
import { momentOf, type MomentParts } from './moment.ts';

/** A card as kept: its figures with their times, so that they are judged when they are shown and not when they were stored (RP8). */
export interface FrontCard {
  readonly face: CardFace;
  /** Where the product is found before the directory is loaded. */
  readonly ordinal: number;
  readonly stock: readonly PlaceRecords[];
  /** With all above them; an older kiosk kept none. */
  readonly categories?: readonly string[];
}

export interface FrontContent {
  readonly location: string;
  readonly stockCheckedAt: number | null;
  readonly headline: { readonly text: string; readonly until: number | null } | null;
  readonly cards: readonly FrontCard[];
  readonly categories: readonly CategoryView[];
}

/** Variants kept of each place: whichever of them is best is best of all, or nearly. */
const readingsKept = 3;

export function briefly(records: readonly PlaceRecords[]): PlaceRecords[] {
  return records.map(({ location, readings }) => ({
    location,
    readings: readings.toSorted(([, one], [, other]) => other.available - one.available).slice(0, readingsKept),
  }));
}

/** One record of one piece: what does not fit is left out, from the end. */
export function encodeFront(content: FrontContent): Piece {
  for (let { cards } = content; ; cards = cards.slice(0, -1)) {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...content, cards }));
    const [piece] = toPieces(0, bytes);
    if (piece !== undefined && (bytes.length <= mostBytesInPiece || cards.length === 0)) return piece;
  }
}

export const decodeFront = (bytes: Uint8Array): FrontContent =>
  JSON.parse(new TextDecoder().decode(bytes)) as FrontContent;

export function frontPage(
  { location, stockCheckedAt, headline, cards, categories }: FrontContent,
  asked: MomentParts & { checkedAt: number | null; revision: number },
): FrontPage {
  const { now, revision } = asked;
  const moment = momentOf(asked, asked.checkedAt ?? stockCheckedAt);
  const runs = headline !== null && (headline.until === null || now < headline.until);
  return {
    revision,
    headline: runs ? headline.text : null,
    cards: cards.map(({ face, stock, categories: among = [] }) => ({
      ...face,
      stock: cardStock(stock, location, moment, among),
    })),
    categories,
  };
}

/** Of those that run now the one that began last. */
export function runningPromotion(promotions: Iterable<Promotion>, now: number): Promotion | null {
  const running = [...promotions].filter(
    ({ validFrom = 0, validUntil = Infinity }) => validFrom <= now && now < validUntil,
  );
  const [newest] = running.toSorted(
    (one, other) => (other.validFrom ?? 0) - (one.validFrom ?? 0) || (one.sourceId < other.sourceId ? -1 : 1),
  );
  return newest ?? null;
}
