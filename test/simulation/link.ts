import type { AnswerTaken, HandOverAnswer, OfficeClient } from '../../sync/handover/office-client.ts';
import type { AcceptAnswer } from '../../sync/outbox/accept.ts';
import type { Life, World } from '../../sync/outbox/simulation/world.ts';
import type { OfficeHouse } from './office.ts';
import type { WindowSealing } from './window-sealing.ts';

const faultOdds = 0.01;
const usualMs = 3;
/** What the real client adds to the wait itself. */
const changesGraceMs = 5_000;

/**
 * The window's way to the office. What the office answers is said as the gateway's statuses and the real client say it; both have tests
 * of their own.
 */
export function createLink(world: World, window: Life, house: OfficeHouse, sealing: WindowSealing): OfficeClient {
  /** Until there is an answer, the office is gone, or the deadline has passed. */
  function ask<Value>(deadlineMs: number, otherwise: Value, question: () => Promise<Value> | null): Promise<Value> {
    return new Promise((resolve) => {
      const cancelDeadline = window.clock.after(deadlineMs, () => resolve(otherwise));
      const answer = (value: Value) =>
        world.after(1 + world.random.below(usualMs), () => {
          cancelDeadline();
          if (window.alive()) resolve(value);
        });
      world.after(1 + world.random.below(usualMs), () => {
        const office = house.present();
        const asked = office === null ? null : question();
        if (office === null || asked === null) return answer(otherwise);
        const stopListening = office.life.onKill(() => answer(otherwise));
        void asked.then((value) => {
          stopListening();
          if (office.life.alive()) answer(value);
        });
      });
    });
  }

  return {
    handOver(kept, deadlineMs) {
      return ask<HandOverAnswer>(deadlineMs, { kind: 'away' }, () => {
        if (world.strikes('hand-over cut before send', faultOdds)) return null;
        const { outbox } = house.present() ?? {};
        const intent = sealing.open(kept);
        if (outbox === undefined) return null;
        if (intent === 'lost') return Promise.resolve({ kind: 'refused', error: { kind: 'Unsupported', message: '' } });
        const now = house.present()?.life.clock.now() ?? 0;
        const isFromBefore = 'mayHaveArrived' in kept || sealing.mayBeForgotten(kept, now);
        const take = () => (isFromBefore ? outbox.acceptLost(intent) : outbox.accept(intent));
        const accepted = take();
        void accepted.then(({ ok }) => ok && house.confirmed.set(intent.id, house.confirmed.get(intent.id) ?? intent));
        if (world.strikes('hand-over delivered twice', faultOdds)) void take();
        return world.strikes('hand-over cut in the answer', faultOdds) ? null : accepted.then(asHandOver);
      });
    },
    answer: (order, said) =>
      ask<AnswerTaken>(5_000, { kind: 'away' }, () => {
        const answered = house.present()?.outbox.answer(order, said);
        if (answered === undefined) return null;
        return answered.then((taken) => (taken.ok ? { kind: 'taken', order: taken.value } : { kind: 'refused' }));
      }),
    visitEnded: () =>
      ask(3_000, undefined, () => {
        house.present()?.outbox.visitEnded();
        return Promise.resolve(undefined);
      }),
    // There is no screen here on which anybody would read it.
    tell: () => Promise.resolve(),
    windowKey: (holds) =>
      ask(10_000, null, () => (house.present() === null ? null : Promise.resolve(sealing.key(holds)))),
    changes: (after, waitMs) =>
      ask(waitMs + changesGraceMs, null, () => house.present()?.outbox.waitForChange(after, waitMs) ?? null),
    status: () =>
      ask(3_000, null, () => {
        const { outbox, life } = house.present() ?? {};
        if (outbox === undefined || life === undefined) return null;
        const [connection, sending] = [outbox.reachability.connection(), outbox.sending()];
        const status = { connection, sending, ...outbox.counts(), now: life.clock.now() };
        return Promise.resolve(status);
      }),
  };
}

/** Only what says that the order itself is wrong is a refusal; anything else may be different in a minute. */
function asHandOver(answer: AcceptAnswer): HandOverAnswer {
  if (answer.ok) return { kind: 'accepted', order: answer.value.order };
  switch (answer.problem.kind) {
    case 'other-body':
      return { kind: 'refused', error: { kind: 'KeyReuse', message: '' } };
    default:
      return { kind: 'away' };
  }
}
