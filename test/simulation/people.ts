import type { Money } from '../../sync/contract/money.ts';
import type { Order } from '../../sync/contract/order-intent.ts';
import type { OrderView } from '../../sync/contract/order-view.ts';
import type { PersonAct } from '../../sync/outbox/journal-event.ts';
import type { Outbox } from '../../sync/outbox/open-outbox.ts';
import type { World } from '../../sync/outbox/simulation/world.ts';
import type { OfficeHouse } from './office.ts';
import type { Platform } from './platform.ts';

/** Shoppers who answer, and associates who change their minds, look things up at the store and stop the sending. */
export interface People {
  /** What an order may cost beside what it did when it was handed over: a yes to a price, or a changed order. */
  readonly agreedTo: ReadonlyMap<string, readonly number[]>;
  readonly edited: ReadonlySet<string>;
  /** Sent on by a person after they had waited for one: such an order lets those behind it pass (OB8). */
  readonly setAside: ReadonlySet<string>;
  haveLeft(): boolean;
}

const everyMs = 2_500;
/** Who looks at the store's own list looks when a late order must have come up there. */
const carefulMs = 40_000;
const longestPauseMs = 8_000;

interface Parts {
  readonly world: World;
  readonly office: OfficeHouse;
  readonly platform: Platform;
  readonly untilMs: number;
}

export function sendPeople({ world, office, platform, untilMs }: Parts): People {
  const { random } = world;
  const agreedTo = new Map<string, readonly number[]>();
  const edited = new Set<string>();
  const setAside = new Set<string>();
  /** Since when the order has been as it is, in the world's own time. */
  const unchangedSince = new Map<string, { readonly as: string; readonly since: number }>();

  let haveLeft = false;

  const agree = (id: string, { minor }: Money) => void agreedTo.set(id, [...(agreedTo.get(id) ?? []), minor]);

  function hasStood({ id, seq, changedAt }: OrderView): boolean {
    const known = unchangedSince.get(id);
    // In a journal that was begun anew the same number is another change.
    const as = `${seq} ${changedAt}`;
    if (known?.as !== as) unchangedSince.set(id, { as, since: world.now() });
    return known?.as === as && world.now() - known.since > carefulMs;
  }

  /** What somebody sees who looks for it at the store. With another total it is another order, and waits for who ordered it. */
  function whatTheStoreHas({ id, total }: OrderView): PersonAct | null {
    const taken = platform.ledger.find(({ intent }) => intent === id);
    if (taken !== undefined && taken.status.total.minor !== total?.minor) return null;
    const how = taken === undefined ? { as: 'absent' as const } : { as: 'placed' as const, order: taken.status.order };
    return { event: 'resolved', by: 'staff-1', how };
  }

  function actOn(view: OrderView): PersonAct | 'edit' | null {
    const by = 'staff-1';
    // Of the other kinds only what stands still is touched.
    if (view.kind !== 'order') return view.state === 'needs-human' ? { event: 'retried', by } : null;
    const acts = {
      cancel: { event: 'cancelled', by },
      retry: { event: 'retried', by },
      agree: { event: 'agreed', by: 'shopper' },
      handOver: { event: 'handed-over', by, to: 'kiosk-2' },
      takeBack: { event: 'taken-back', by },
    } as const;
    const one = (...some: (PersonAct | 'edit' | null)[]) => some[random.below(some.length)] ?? null;
    switch (view.state) {
      case 'asking':
        return one(acts.agree, acts.agree, acts.cancel, 'edit', null);
      case 'needs-human':
        if (hasStood(view)) return whatTheStoreHas(view);
        return one(acts.retry, acts.retry, acts.agree, acts.cancel, 'edit', null, null);
      case 'unknown':
        return hasStood(view) ? whatTheStoreHas(view) : null;
      case 'queued':
      case 'prepared':
        return world.chance(0.1) ? one(acts.cancel, 'edit', acts.handOver) : null;
      case 'handed-over':
        return one(acts.takeBack, null, null, null);
      default:
        // What the machine refuses must stay without effect.
        return world.chance(0.02) ? one(...Object.values(acts)) : null;
    }
  }

  async function edit(outbox: Outbox, { id }: OrderView): Promise<void> {
    const before = office.confirmed.get(id);
    if (before?.kind !== 'order') return;
    const minor = before.total.minor + random.below(500);
    const lines = before.lines.map((line) => ({ ...line, sku: 's', priceSeen: { ...line.priceSeen, minor } }));
    const after: Order = { ...before, lines, total: { ...before.total, minor }, contact: { name: 'Grace Hopper' } };
    // Before the answer: the office may be killed, or its disk fail, with the edit on the disk.
    edited.add(id);
    agree(id, after.total);
    await outbox.edit(id, 'staff-1', after);
  }

  async function act(outbox: Outbox, view: OrderView): Promise<void> {
    const what = actOn(view);
    if (what === null) return;
    if (what === 'edit') return edit(outbox, view);
    if (what.event !== 'cancelled' && what.event !== 'handed-over') setAside.add(view.id);
    if (what.event === 'agreed' && view.question?.about === 'price') agree(view.id, view.question.newTotal);
    await outbox.act(view.id, what);
  }

  async function round(): Promise<void> {
    const outbox = office.present()?.outbox;
    if (outbox === undefined) return;
    for (const view of outbox.changesAfter(0).orders) if (world.chance(0.3)) await act(outbox, view);
  }

  function stopSending(): void {
    const set = (state: 'on' | 'paused' | 'off') => office.present()?.outbox.setSending({ state, by: 'staff-1' });
    void set(world.chance(0.5) ? 'paused' : 'off');
  }

  function look(): void {
    if (world.now() > untilMs) return;
    world.after(everyMs, look);
    void round();
    if (world.chance(0.03)) {
      stopSending();
      world.after(random.below(longestPauseMs), goOn);
    }
  }

  /** Whoever has stopped it comes back, however often the office is down or its disk refuses. */
  function goOn(): void {
    const outbox = office.present()?.outbox;
    const retry = () => world.after(everyMs, goOn);
    if (outbox === undefined) return retry();
    void outbox.setSending({ state: 'on', by: 'staff-1' }).then((answer) => answer.ok || retry());
  }

  /**
   * The last word: an office that died before it could answer may have stopped for good, and what a failing disk took of a record last is
   * believed by a restart unless something is written in its place.
   */
  function lastWord(): void {
    const outbox = office.present()?.outbox;
    const retry = () => world.after(everyMs, lastWord);
    if (outbox === undefined) return retry();
    void outbox.setSending({ state: 'on', by: 'staff-1' }).then((answer) => {
      haveLeft = answer.ok;
      if (!haveLeft) retry();
    });
  }

  world.after(everyMs, look);
  world.after(untilMs + longestPauseMs + everyMs, lastWord);
  return { agreedTo, edited, setAside, haveLeft: () => haveLeft };
}
