import type { EmbeddedFigure } from '../../sync/worker/catalog-api.ts';
import { type Asked, nothingAsked, readAsked, writeAsked } from './asked.ts';

/** The patterns wouter matches. Ids travel behind the question mark: platforms put slashes into theirs. */
export const patterns = {
  home: '/',
  attract: '/attract',
  language: '/language',
  search: '/search',
  product: '/product',
  cart: '/cart',
  checkout: '/checkout',
  wish: '/wish',
  ticket: '/ticket',
  find: '/find',
  help: '/help',
  diagnostics: '/diagnostics',
  desk: '/desk',
  deskOrder: '/desk/order',
  deskCarry: '/desk/carry',
  deskTrail: '/desk/trail',
} as const;

/** What was scanned: which variant it is, and what the label says of this one piece. */
interface Scanned {
  readonly variant: string;
  readonly piece: EmbeddedFigure | null;
}

export const routes = {
  home: () => patterns.home,
  attract: () => patterns.attract,
  language: () => patterns.language,
  search: (asked: Partial<Asked> = {}) => withParameters(patterns.search, writeAsked({ ...nothingAsked, ...asked })),
  product: (id: string, scanned?: Scanned) =>
    withParameters(patterns.product, {
      id,
      variant: scanned?.variant,
      piece: scanned?.piece ? writePiece(scanned.piece) : undefined,
    }),
  cart: () => patterns.cart,
  checkout: () => patterns.checkout,
  wish: (product: string, variant: string) => withParameters(patterns.wish, { id: product, variant }),
  ticket: (order: string) => withParameters(patterns.ticket, { order }),
  find: () => patterns.find,
  help: () => patterns.help,
  diagnostics: () => patterns.diagnostics,
  desk: () => patterns.desk,
  deskOrder: (order: string) => withParameters(patterns.deskOrder, { order }),
  deskCarry: () => patterns.deskCarry,
  deskTrail: () => patterns.deskTrail,
} as const;

function withParameters(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${path}?${new URLSearchParams(said)}`;
}

const parametersOf = (path: string): URLSearchParams => new URLSearchParams(path.split('?')[1] ?? '');

export const askedOf = (path: string): Asked => readAsked(parametersOf(path));

export const orderOf = (path: string): string => parametersOf(path).get('order') ?? '';

export function productOf(path: string): { readonly id: string; readonly scanned: Partial<Scanned> } {
  const parameters = parametersOf(path);
  const variant = parameters.get('variant');
  return {
    id: parameters.get('id') ?? '',
    scanned: variant === null ? {} : { variant, piece: readPiece(parameters.get('piece') ?? '') },
  };
}

const writePiece = (piece: EmbeddedFigure): string =>
  piece.kind === 'weight'
    ? `${piece.grams}g`
    : `${piece.amount.minor} ${piece.amount.currency} ${piece.amount.exponent}`;

function readPiece(text: string): EmbeddedFigure | null {
  const [, grams] = /^(\d{1,9})g$/.exec(text) ?? [];
  if (grams !== undefined) return { kind: 'weight', grams: Number(grams) };
  const [, minor, currency, exponent] = /^(\d{1,12}) ([A-Z]{3}) ([0-4])$/.exec(text) ?? [];
  if (minor === undefined || currency === undefined || exponent === undefined) return null;
  return { kind: 'price', amount: { minor: Number(minor), currency, exponent: Number(exponent) } };
}
