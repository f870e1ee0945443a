import type { Call } from './call.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** `/api/feed/:resource` */
  readonly path: string;
  /** Asks the platform: while that is known to be away, the answer is known too. */
  readonly reads: boolean;
  handle(call: Call): Response | Promise<Response>;
}

/** `open` is null where the address cannot be read. */
export type Found =
  | { readonly kind: 'route'; readonly route: Route; readonly open: readonly string[] | null }
  | { readonly kind: 'other-methods'; readonly methods: readonly string[] }
  | { readonly kind: 'nothing' };

export function findRoute(routes: readonly Route[], method: string, pathname: string): Found {
  const given = pathname.split('/');
  const here = routes.filter(({ path }) => fits(path.split('/'), given));
  const route = here.find((one) => one.method === method);
  if (route !== undefined) return { kind: 'route', route, open: openPlaces(route.path.split('/'), given) };
  return here.length === 0 ? { kind: 'nothing' } : { kind: 'other-methods', methods: here.map((one) => one.method) };
}

const isOpen = (piece: string) => piece.startsWith(':');

const fits = (path: readonly string[], given: readonly string[]): boolean =>
  path.length === given.length && path.every((piece, at) => isOpen(piece) || piece === given[at]);

function openPlaces(path: readonly string[], given: readonly string[]): readonly string[] | null {
  try {
    const open = given.filter((_, at) => isOpen(path[at] ?? '')).map(decodeURIComponent);
    return open.some((piece) => piece.includes('/')) ? null : open;
  } catch {
    return null;
  }
}
