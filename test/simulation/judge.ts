import { canonicalJson } from '../../sync/outbox/canonical-json.ts';
import type { Run } from './whole-kiosk.ts';
import type { Wish } from './shoppers.ts';

const changes = new Set<string | undefined>(['PriceChanged', 'OutOfStock']);
/** Ambiguous: the key has become too old to be sent again. Everything else that is passing must pass without a person. */
const forPeople = new Set([...changes, 'Invalid', 'Ambiguous']);

export interface Failing {
  readonly kind: 'lost' | 'duplicated' | 'reordered' | 'untrue';
  readonly what: string;
}

type Saved = Wish & { readonly id: string };

/** Told that their order is safe. */
export const isAcknowledged = ({ told }: Wish): boolean => told === 'journal' || told === 'window';

/** Of a cart that was gone after a restart nobody said that it is safe, and yet it must be somewhere. */
const isSaved = (wish: Wish): wish is Saved => wish.id !== null && (isAcknowledged(wish) || wish.told === 'gone');

/** What must be true of every run, as a list of what is not. */
export async function failings(run: Run): Promise<readonly Failing[]> {
  const { wishes, platform, outbox, mirror } = run;
  const views = new Map(outbox.changesAfter(0).orders.map((view) => [view.id, view]));
  const taken = new Map<string, number>();
  for (const { intent } of platform.ledger) taken.set(intent, (taken.get(intent) ?? 0) + 1);
  const wrong: Failing[] = [];
  const complain = (kind: Failing['kind'], what: string) => wrong.push({ kind, what });

  for (const { id, onChange, poisoned, told } of wishes.filter(isSaved)) {
    const { state, error } = views.get(id) ?? {};
    // Its only copy was in a store that was wiped. What was told to be in the journal has no such excuse.
    if (state === undefined && told !== 'journal' && run.onlyInWindowWiped.has(id)) continue;
    if (state === undefined && told === 'gone' && run.cartsWiped.has(id)) continue;
    if (state === undefined) complain('lost', `${id} was saved (${told}) and is gone`);
    if (state === 'needs-human' && !forPeople.has(error?.kind))
      complain('untrue', `${id} asks a person about ${error?.kind}`);
    if (state === 'asking' && onChange !== 'ask') complain('untrue', `${id} asks unasked`);
    if (state === 'rejected' && (onChange !== 'cancel' || !changes.has(error?.kind)))
      complain('untrue', `${id} was rejected`);
    if (poisoned && state === 'placed') complain('untrue', `${id} was refused and is called placed`);
  }
  for (const { id, state, seq } of views.values()) {
    if (state === 'placed' && !taken.has(id)) complain('lost', `${id} is called placed and the store does not have it`);
    if (state === 'rejected' && taken.has(id)) complain('untrue', `${id} is called rejected and the store has it`);
    if (mirror.get(id)?.seq !== seq || mirror.get(id)?.state !== state)
      complain('untrue', `${id} is ${state}, and the window shows ${mirror.get(id)?.state ?? 'nothing'}`);
  }
  for (const [id, times] of taken) {
    if (times > 1) complain('duplicated', `${id} is ${times} times in the ledger`);
    if (!views.has(id)) complain('untrue', `${id} is in the ledger and not in the journal`);
  }
  if (wishes.some(({ told }) => told === null)) complain('lost', 'somebody is still standing there');
  if (outbox.counts().waiting > 0) complain('lost', `${outbox.counts().waiting} did not come to rest`);
  for (const cart of reordered(run)) complain('reordered', `${cart} was placed out of order`);

  const before = canonicalJson(outbox.changesAfter(0));
  if (canonicalJson((await run.reopened()).changesAfter(0)) !== before)
    complain('untrue', 'a restart tells another story');
  return wrong;
}

/** Within a cart the ledger has the orders as they were accepted; the carts of which that is not so. */
function reordered({ wishes, accepted, platform }: Run): string[] {
  const cartOf = new Map(wishes.map(({ id, sharedCart }) => [id, sharedCart ?? id]));
  const perCart = (ids: readonly string[], cart: string | null) => ids.filter((id) => cartOf.get(id) === cart);
  const placed = [...new Set(platform.ledger.map(({ intent }) => intent))];
  const shared = new Set(wishes.flatMap(({ sharedCart }) => sharedCart ?? []));
  return [...shared].flatMap((cart) => {
    const asPlaced = perCart(placed, cart);
    const asAccepted = perCart(accepted, cart).filter((id) => asPlaced.includes(id));
    return asPlaced.join() === asAccepted.join() ? [] : [cart];
  });
}
