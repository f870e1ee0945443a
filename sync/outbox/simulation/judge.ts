import { canonicalJson } from '../canonical-json.ts';
import type { Run } from './kiosk.ts';

const changes = new Set<string | undefined>(['PriceChanged', 'OutOfStock']);
/** Ambiguous: the key has become too old to be sent again. Everything else that is passing must pass without a person. */
const forPeople = new Set([...changes, 'Invalid', 'Ambiguous']);

export interface Failing {
  readonly kind: 'lost' | 'duplicated' | 'reordered' | 'untrue';
  readonly what: string;
}

/** What must be true of every run, as a list of what is not. */
export async function failings(run: Run): Promise<readonly Failing[]> {
  const { orders, acknowledged, platform, outbox } = run;
  const views = new Map(outbox.changesAfter(0).orders.map((view) => [view.id, view]));
  const taken = new Map<string, number>();
  for (const { intent } of platform.ledger) taken.set(intent, (taken.get(intent) ?? 0) + 1);
  const wrong: Failing[] = [];
  const complain = (kind: Failing['kind'], what: string) => wrong.push({ kind, what });

  for (const { id, onChange } of orders.filter((order) => acknowledged.includes(order.id))) {
    const { state, error } = views.get(id) ?? {};
    if (state === 'needs-human' && !forPeople.has(error?.kind))
      complain('untrue', `${id} asks a person about ${error?.kind}`);
    if (state === 'asking' && onChange !== 'ask') complain('untrue', `${id} asks unasked`);
    if (state === 'rejected' && (onChange !== 'cancel' || !changes.has(error?.kind)))
      complain('untrue', `${id} was rejected`);
    if (state === undefined) complain('lost', `${id} was saved and is gone`);
    if (state === 'placed' && !taken.has(id)) complain('lost', `${id} is called placed and the store does not have it`);
    if (state === 'rejected' && taken.has(id)) complain('untrue', `${id} is called rejected and the store has it`);
    if (run.poisoned.has(id) && state === 'placed') complain('untrue', `${id} was refused and is called placed`);
  }
  if (acknowledged.length !== orders.length)
    complain('lost', `${orders.length - acknowledged.length} were never saved`);
  for (const [id, times] of taken) if (times > 1) complain('duplicated', `${id} is ${times} times in the ledger`);
  if (outbox.counts().waiting > 0) complain('lost', `${outbox.counts().waiting} did not come to rest`);
  for (const cart of reordered(run)) complain('reordered', `${cart} was placed out of order`);

  const before = canonicalJson(outbox.changesAfter(0));
  if (canonicalJson((await run.reopened()).changesAfter(0)) !== before)
    complain('untrue', 'a restart tells another story');
  return wrong;
}

/** Within a cart the ledger has the orders as they were accepted; the carts of which that is not so. */
function reordered({ orders, accepted, platform }: Run): string[] {
  const cartOf = new Map(orders.map(({ id, cart }) => [id, cart]));
  const perCart = (ids: readonly string[], cart: string) => ids.filter((id) => cartOf.get(id) === cart);
  const placed = [...new Set(platform.ledger.map(({ intent }) => intent))];
  return [...new Set(cartOf.values())].flatMap((cart) => {
    const asPlaced = perCart(placed, cart);
    const asAccepted = perCart(accepted, cart).filter((id) => asPlaced.includes(id));
    return asPlaced.join() === asAccepted.join() ? [] : [cart];
  });
}
