import { canonicalJson } from '../../sync/outbox/canonical-json.ts';
import type { OrderView } from '../../sync/contract/order-view.ts';
import type { Outbox } from '../../sync/outbox/open-outbox.ts';
import { hasHole } from '../../sync/outbox/read-journal.ts';
import { onTheirWay } from './at-rest.ts';
import { isSlower } from './platform.ts';
import type { Losses } from './losses.ts';
import type { Run } from './whole-kiosk.ts';
import type { Wish } from './shoppers.ts';

const changes = new Set<string | undefined>(['PriceChanged', 'OutOfStock']);
/** Ambiguous: the key has become too old to be sent again, or another kiosk had it. What is passing must pass without a person. */
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
  const { wishes, platform, outbox, mirror, people, losses, cartsWritten } = run;
  const views = new Map(outbox.changesAfter(0).orders.map((view) => [view.id, view]));
  const times = new Map<string, number>();
  for (const { intent } of platform.ledger) times.set(intent, (times.get(intent) ?? 0) + 1);
  const taken = new Map(platform.ledger.map((one) => [one.intent, one]));
  const wrong: Failing[] = [];
  const complain = (kind: Failing['kind'], what: string) => wrong.push({ kind, what });

  for (const wish of wishes.filter(isSaved)) {
    const { id, onChange, poisoned, told } = wish;
    if (isInAnothersCart(run, wish)) {
      if (!isKeptForPerson(run, id) && !goesItsOwnWay(run, wish, views.get(id)) && !losses.lostInBoth.has(id))
        complain('lost', `${id} was saved a second time, with other goods, and is gone`);
      continue;
    }
    // Gone with its journal, and what is there now is the second's: had the window had a copy, the cart would have gone with that.
    if (isSucceeded(run, wish) && losses.interrupted.has(id)) continue;
    const { state, error } = views.get(id) ?? {};
    // Its only copy was in a store that was wiped. What was told to be in the journal has no such excuse.
    if (state === undefined && told !== 'journal' && losses.onlyInWindowWiped.has(id)) continue;
    if (state === undefined && told === 'gone' && (losses.cartsWiped.has(id) || !cartsWritten.has(id))) continue;
    if (state === undefined && isGoneWithItsJournal(losses, id)) continue;
    if (state === undefined) complain('lost', `${id} was saved (${told}) and is gone`);
    if (state === 'needs-human' && !forPeople.has(error?.kind) && !isInDoubtAfterLoss(run, id, error?.kind))
      complain('untrue', `${id} asks a person about ${error?.kind}`);
    if (state === 'asking' && onChange === 'cancel')
      complain('untrue', `${id} asks, and its shopper did not want to be`);
    if (state === 'rejected' && (onChange !== 'cancel' || !changes.has(error?.kind)))
      complain('untrue', `${id} was rejected`);
    if (poisoned && state === 'placed' && !people.edited.has(id))
      complain('untrue', `${id} was refused and is called placed`);
  }
  for (const what of aboutOthers(run, views)) complain(what.kind, what.what);
  for (const view of views.values()) {
    if (!isSame(mirror.get(view.id), view))
      complain(
        'untrue',
        `${view.id} is ${view.state}, and the window shows ${mirror.get(view.id)?.state ?? 'nothing'}`,
      );
  }
  for (const view of [...views.values()].filter(({ kind }) => kind === 'order')) {
    const { id, state } = view;
    const there = taken.get(id);
    if (state === 'placed' && there === undefined) complain('lost', `${id} is called placed and is not in the ledger`);
    if (state === 'placed' && there !== undefined && view.platformOrder !== there.status.order)
      complain('untrue', `${id} is called ${view.platformOrder} and is ${there.status.order}`);
    if (there !== undefined && notInTheLedger.has(state) && !isCalledOffUnseen(run, view))
      complain('untrue', `${id} is ${state} and in the ledger`);
    if (there !== undefined && !mayCost(run, id).includes(there.status.total.minor))
      complain('untrue', `${id} was placed for ${there.status.total.minor}, which nobody agreed to`);
  }
  for (const [id, howOften] of times) {
    if (howOften > 1) complain('duplicated', `${id} is ${howOften} times in the ledger`);
    if (!views.has(id) && !isGoneWithItsJournal(losses, id))
      complain('untrue', `${id} is in the ledger and not in the journal`);
  }
  if (wishes.some(({ told }) => told === null)) complain('lost', 'somebody is still standing there');
  for (const { id, state } of onTheirWay(outbox)) complain('lost', `${id} did not come to rest, it is ${state}`);
  for (const cart of reordered(run)) complain('reordered', `${cart} was placed out of order`);

  const before = outbox.changesAfter(0).orders;
  const reopened = await run.reopened();
  const after = new Map(reopened.changesAfter(0).orders.map((view) => [view.id, view]));
  const tellsAnother = before.filter((view) => !isSameStory(view, after.get(view.id)) && !isLookedInto(view, reopened));
  if (before.length !== after.size || tellsAnother.length > 0) complain('untrue', 'a restart tells another story');
  return wrong;
}

/**
 * The window was killed when the journal had an order and its cart was still there; with the office away the next shopper found that cart
 * and ordered something else in it. Of the two the journal keeps the first (OB2), and a person has the other.
 */
const isInAnothersCart = ({ wishes }: Run, wish: Saved): boolean => {
  const first = wishes.find(({ id }) => id === wish.id);
  return first !== undefined && first !== wish && first.told === 'journal';
};

const isSucceeded = ({ wishes }: Run, wish: Saved): boolean => wishes.findLast(({ id }) => id === wish.id) !== wish;

const isKeptForPerson = ({ copies, losses }: Run, id: string): boolean =>
  copies.get(id)?.refused === true || losses.onlyInWindowWiped.has(id);

/** A journal that is gone took the first one with it: the second is the only one. What the store has of the first is not called the second. */
const goesItsOwnWay = (
  { losses, people }: Run,
  { id, minor, onChange }: Saved,
  view: OrderView | undefined,
): boolean => {
  if (view === undefined || !(losses.interrupted.has(id) || losses.ended.has(id))) return false;
  const asked = [minor, ...(people.agreedTo.get(id) ?? [])];
  const costs = view.total?.minor ?? Infinity;
  const isItsOwn = asked.includes(costs) || (onChange === 'accept-if-not-dearer' && costs < minor);
  return view.state !== 'placed' || isItsOwn;
};

/** Its journal is gone, and the store has something under its id that may be another. */
const isInDoubtAfterLoss = ({ losses }: Run, id: string, kind: string | undefined): boolean =>
  kind === 'KeyReuse' && (losses.interrupted.has(id) || losses.ended.has(id));

/** At its end by then, which nobody has to carry any further; or nobody had another copy. */
const isGoneWithItsJournal = ({ ended, lostInBoth }: Losses, id: string): boolean =>
  ended.has(id) || lostInBoth.has(id);

/** A question in a journal with a hole: each start looks it up before it is asked again. */
const isLookedInto = ({ id, state }: OrderView, { recovery, order }: Outbox): boolean =>
  state === 'asking' && order(id)?.state === 'unknown' && hasHole(recovery);

/** Read from a journal, the same may have its keys in another order; that is seldom, and slow to be sure of. */
const isSame = (one: OrderView | undefined, other: OrderView | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other) || canonicalJson(one) === canonicalJson(other);

/** A key may have been wiped while the office was killed: that was written, nobody had heard of it yet, and only the number tells. */
const isSameStory = (before: OrderView, after: OrderView | undefined): boolean =>
  after !== undefined && after.seq >= before.seq && isSame({ ...before, seq: after.seq }, after);

/** Cancels, customers, wishes, hand-offs and paper: what is called done is done, and what was told is there. */
function aboutOthers(
  { others, platform, people, losses, events }: Run,
  views: ReadonlyMap<string, OrderView>,
): Failing[] {
  const wrong: Failing[] = [];
  const complain = (kind: Failing['kind'], what: string) => wrong.push({ kind, what });
  for (const id of others.told)
    if (!views.has(id) && !isGoneWithItsJournal(losses, id)) complain('lost', `${id} was saved and is gone`);
  const cancelled = new Set(platform.ledger.filter(({ status }) => status.cancelled).map(({ status }) => status.order));
  const accepted = events.filter((event) => event.event === 'accepted');
  const asked = new Set(accepted.map(({ kind, about }) => (kind === 'cancel' ? about : null)));
  for (const { id, kind, state, platformOrder, handoff, about } of views.values()) {
    if (state !== 'placed') continue;
    const isThere = platform.registered.get(id)?.registration === platformOrder;
    if ((kind === 'customer' || kind === 'back-in-stock') && !isThere) complain('lost', `${id} is not registered`);
    if (kind === 'cart-hand-off' && handoff === null) complain('untrue', `${id} is handed off to nowhere`);
    if (kind !== 'cancel') continue;
    const target = about === null ? undefined : views.get(about);
    const isOff = platformOrder === null ? target !== undefined && isCalledOff(target) : cancelled.has(platformOrder);
    if (!isOff) complain('untrue', `${id} says that ${about} is cancelled, and it is ${target?.state}`);
  }
  for (const { intent, status } of platform.ledger)
    if (status.cancelled && !asked.has(intent)) complain('untrue', `${intent} was cancelled, and nobody wanted that`);
  const printJobs = new Set(accepted.flatMap(({ kind, id }) => (kind === 'print' ? id : [])));
  const times = [...others.printed.values()].reduce((all, one) => all + one, 0);
  // Asked for anew: by a person, or by who had no answer yet when the journal was lost. Of paper there is no copy.
  const again = [...printJobs].filter(
    (id) => people.setAside.has(id) || losses.ended.has(id) || losses.interrupted.has(id),
  );
  if (again.length === 0 && times > printJobs.size) complain('duplicated', `${times} prints of ${printJobs.size} jobs`);
  return wrong;
}

const isCalledOff = ({ state }: OrderView) => state === 'cancelled' || state === 'rejected';

/** What was called off is not there; also not as something that came up later. */
const notInTheLedger = new Set<string>(['rejected', 'cancelled', 'asking']);

/** A person called it off when a store that is slower than it says had denied having it (OB46). */
export const isCalledOffUnseen = ({ nature, platform }: Run, { id, state }: OrderView): boolean =>
  state === 'cancelled' && isSlower(nature) && platform.ledger.some(({ intent }) => intent === id);

/** What the shopper saw, what they said yes to, or less where that was their wish. */
function mayCost({ wishes, people, platform }: Run, id: string): readonly number[] {
  const own = wishes.filter((wish) => wish.id === id);
  const agreed = people.agreedTo.get(id) ?? [];
  const cheaper = own.some(({ onChange }) => onChange === 'accept-if-not-dearer');
  const most = Math.max(...own.map(({ minor }) => minor), ...agreed);
  const paid = platform.ledger.flatMap(({ intent, status }) => (intent === id ? status.total.minor : []));
  return [...own.map(({ minor }) => minor), ...agreed, ...(cheaper ? paid.filter((minor) => minor <= most) : [])];
}

const waitsForPerson = new Set<string>(['asked', 'needs-human', 'handed-over']);

/** Within a cart the ledger has the orders as they were accepted; the carts of which that is not so. */
function reordered({ wishes, events, platform, losses }: Run): string[] {
  const accepted = turnsOf(events);
  // Whoever waits for a person lets those behind pass (OB8), whatever sends them on later.
  const waited = new Set(events.flatMap((event) => (waitsForPerson.has(event.event) && 'id' in event ? event.id : [])));
  const cartOf = new Map(wishes.map(({ id, sharedCart }) => [id, sharedCart ?? id]));
  const perCart = (ids: readonly string[], cart: string | null) => ids.filter((id) => cartOf.get(id) === cart);
  // What its journal lost in the middle of its way comes in again behind what came in meanwhile.
  const inTurn = (id: string) => !waited.has(id) && !losses.interrupted.has(id);
  const placed = [...new Set(platform.ledger.map(({ intent }) => intent))].filter(inTurn);
  const shared = new Set(wishes.flatMap(({ sharedCart }) => sharedCart ?? []));
  return [...shared].flatMap((cart) => {
    const asPlaced = perCart(placed, cart);
    const asAccepted = perCart(accepted, cart).filter((id) => asPlaced.includes(id));
    return asPlaced.join() === asAccepted.join() ? [] : [cart];
  });
}

/** What came in again, for its journal was lost, has its turn by the last time, save where it had been placed before that. */
function turnsOf(events: Run['events']): readonly string[] {
  const turns = new Set<string>();
  const placed = new Set<string>();
  for (const event of events) {
    if (event.event === 'placed') placed.add(event.id);
    if (event.event !== 'accepted' || placed.has(event.id)) continue;
    turns.delete(event.id);
    turns.add(event.id);
  }
  return [...turns];
}
