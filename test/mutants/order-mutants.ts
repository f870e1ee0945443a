import type { Mutant } from './mutant.ts';

const outboxTests = ['accept', 'order-steps', 'many-orders', 'act', 'read-journal', 'open-outbox'].map(
  (name) => `sync/outbox/${name}.test.ts`,
);
const machineTests = ['sync/outbox/order-machine.test.ts', ...outboxTests];
const simulationTests = ['test/simulation/simulation.test.ts'];
const classifyTests = ['sync/contract/classify.test.ts'];

/** What has lost, doubled or stuck orders elsewhere. */
export const orderMutants: readonly Mutant[] = [
  {
    name: 'saved-before-the-disk',
    story: 'An order is called saved while it is only in memory; the next power cut takes it.',
    file: 'sync/outbox/order-book.ts',
    find: 'const written = await journal.append(encodeRecord({ sequence: seq, payload: encodeEvent(event) }));',
    replace: `void journal.append(encodeRecord({ sequence: seq, payload: encodeEvent(event) }));
      const written = succeed(null);`,
    tests: outboxTests,
  },
  {
    name: 'delete-before-send',
    story: 'A queue takes the order out before it sends it, and has nothing left when the send fails.',
    file: 'sync/outbox/order-book.ts',
    find: 'if (isWaiting(order)) waiting.set(order.id, order);',
    replace: 'if (isWaiting(order) && order.attempts === 0) waiting.set(order.id, order);',
    tests: outboxTests,
  },
  {
    name: 'taken-twice',
    story: 'The window hands an order over again because the first answer was lost, and it becomes two.',
    file: 'sync/outbox/accept.ts',
    find: 'if (known !== null) return compare(known, text);',
    replace: '',
    tests: outboxTests,
  },
  {
    name: 'sent-before-written',
    story: 'The attempt is written down after it was made; a kill in between makes it again as if it were the first.',
    file: 'sync/outbox/order-steps.ts',
    find: `const begun = await record(order, { event: 'committing', attempt, total, keyTtlMs });
    if (!begun.ok) return begun.problem;
    const outcome = await orders.commit(container.id, { intentId: id, expectedTotal: total });`,
    replace: `const outcome = await orders.commit(container.id, { intentId: id, expectedTotal: total });
    const begun = await record(order, { event: 'committing', attempt, total, keyTtlMs });
    if (!begun.ok) return begun.problem;`,
    tests: outboxTests,
  },
  {
    name: 'new-key-on-retry',
    story: 'Each attempt gets an idempotency key of its own, so the platform takes each for another order.',
    file: 'sync/outbox/order-steps.ts',
    find: '{ intentId: id, expectedTotal: total }',
    replace: '{ intentId: attempt === 1 ? id : `${id}-${attempt}`, expectedTotal: total }',
    tests: outboxTests,
  },
  {
    name: 'blind-re-send',
    story: 'A commit that timed out is sent again, although it had placed the order.',
    file: 'sync/outbox/order-steps.ts',
    find: "if (outcome.outcome === 'ambiguous' ||",
    replace: `if (outcome.outcome === 'ambiguous')
      return write(begun.value, { event: 'put-back', error: outcome.error });
    if (`,
    tests: outboxTests,
  },
  {
    name: 're-send-after-restart',
    story: 'What was under way at a crash is taken for not sent at the next start.',
    file: 'sync/outbox/order-steps.ts',
    find: "write(order, { event: 'unknown', reason: 'restart' })",
    replace: "write(order, { event: 'put-back', error: keyForgotten })",
    tests: outboxTests,
  },
  {
    name: 'anothers-order-is-ours',
    story: 'An answer with some order in it is taken for success without a look at whose it is.',
    file: 'sync/outbox/order-steps.ts',
    find: '|| outcome.order.intent !== id)',
    replace: ')',
    tests: outboxTests,
  },
  {
    name: 'absent-is-believed-at-once',
    story: 'A store that can only be searched is slower than it says, and the order is placed again.',
    file: 'sync/outbox/carrying.ts',
    find: "idempotency === 'searchOnly' ? 2 * lookupLagMs : lookupLagMs",
    replace: "idempotency === 'searchOnly' ? lookupLagMs : lookupLagMs",
    tests: simulationTests,
  },
  {
    name: 'absent-is-believed-for-ever',
    story:
      'A store denied having the order; it is sent again an hour later by a clock that was set back, under a key long forgotten.',
    file: 'sync/outbox/order-steps.ts',
    find: "order.keyUsedAt === null ? 'absent' : await look",
    replace: "order.keyUsedAt !== undefined ? 'absent' : await look",
    tests: outboxTests,
  },
  {
    name: 'called-off-unseen',
    story: 'The store has the order and shows it late; meanwhile the price changes, and the order is called off.',
    file: 'sync/outbox/after-failure.ts',
    find: "if (order.keyUsedAt !== null) return { event: 'needs-human', error };",
    replace: '',
    tests: simulationTests,
  },
  {
    name: 'look-up-before-the-lag',
    story: 'A search index that lags says "absent", and the order is placed again.',
    file: 'sync/outbox/carrying.ts',
    find: 'const lagMs = lagOf(capabilities());',
    replace: 'const lagMs = 0;',
    tests: outboxTests,
  },
  {
    name: 'forgotten-key-sent-again',
    story: 'A key is sent again after the platform has forgotten it, and counts as a new one.',
    file: 'sync/outbox/order-record.ts',
    find: 'return age < 0 || age + Math.min(underWayMs, keyTtlMs / 10) >= keyTtlMs;',
    replace: 'return false;',
    tests: machineTests,
  },
  {
    name: 'drop-on-401',
    story: 'An expired token makes the queue give its orders up instead of waiting to be let in.',
    file: 'sync/outbox/after-failure.ts',
    find: "Auth: { prepare: 'wait', quote: 'wait', commit: 'put-back' }",
    replace: "Auth: { prepare: 'human', quote: 'human', commit: 'human' }",
    tests: outboxTests,
  },
  {
    name: 'conflict-is-a-refusal',
    story: 'A 409 heard while the first request is still placing the order is taken for a refusal.',
    file: 'sync/outbox/after-failure.ts',
    find: "Stale: { prepare: 'wait', quote: 're-prepare', commit: 'look-up' }",
    replace: "Stale: { prepare: 'wait', quote: 're-prepare', commit: 'put-back' }",
    tests: ['sync/outbox/after-failure.test.ts'],
  },
  {
    name: 'cancelled-though-it-may-have-arrived',
    story: 'An order whose commit had no answer is cancelled here, and the platform had placed it.',
    file: 'sync/outbox/order-record.ts',
    find: '): boolean => unanswered;',
    replace: '): boolean => unanswered && false;',
    tests: machineTests,
  },
  {
    name: 'prepared-for-another-body',
    story: 'An order is changed while it is being prepared, and what is committed is what it was before.',
    file: 'sync/outbox/order-book.ts',
    find: 'if (since !== undefined && order.seq !== since)',
    replace: 'if (since !== undefined && order.seq < since)',
    tests: outboxTests,
  },
  {
    name: 'printed-twice',
    story: 'A print job without an answer is sent again by itself, and two tickets of one order lie about.',
    file: 'sync/outbox/print-steps.ts',
    find: `case 'unknown':
        return giveUp(begun.value, mayHavePrinted);`,
    replace: `case 'unknown':
        return putBack(begun.value);`,
    tests: ['sync/outbox/print-steps.test.ts'],
  },
  {
    name: 'cancelled-blindly',
    story: 'A cancel that nobody answered is taken for done, and the order comes all the same.',
    file: 'sync/outbox/cancel-steps.ts',
    find: "isClear ? done(platformOrder) : { event: 'unknown', reason: 'answer' }",
    replace: 'isClear || true ? done(platformOrder) : done(platformOrder)',
    tests: ['sync/outbox/cancel-steps.test.ts'],
  },
  {
    name: 'drop-on-4xx',
    story: 'What the platform refuses is taken out of the queue with a warning in a log, and nobody can mend it.',
    file: 'sync/outbox/after-failure.ts',
    find: `case 'human':
      return { event: 'needs-human', error };`,
    replace: `case 'human':
      return { event: 'rejected', error };`,
    tests: ['sync/outbox/after-failure.test.ts', ...outboxTests],
  },
  {
    name: 'any-answer-is-sent',
    story: 'A queue counts every HTTP answer as sent, a 500 too.',
    file: 'sync/outbox/order-steps.ts',
    find: "if (outcome.outcome === 'ambiguous' ||",
    replace: `if (outcome.outcome === 'ambiguous') return write(begun.value, { event: 'placed', order: id, total });
    if (`,
    tests: outboxTests,
  },
  {
    name: 'changed-and-sent-as-it-was',
    story: 'An order is mended by hand, and what was prepared before is committed.',
    file: 'sync/outbox/changes-by.ts',
    find: 'taken: event.taken, container: null, edited: true',
    replace: 'taken: event.taken, edited: true',
    tests: machineTests,
  },
  {
    name: 'yes-to-any-price',
    story:
      'The price changes once more while the shopper reads, and their yes is taken for the one they have not seen.',
    file: 'sync/outbox/act.ts',
    find: 'return total.minor === minor &&',
    replace: 'return total.minor <= minor &&',
    tests: outboxTests,
  },
  {
    name: 'never-heard-of-again',
    story: 'An order whose outcome the platform never tells is looked up for ever, and no person hears of it.',
    file: 'sync/outbox/carrying.ts',
    find: 'timing.silences >= fewestSilences',
    replace: 'timing.silences < fewestSilences',
    tests: outboxTests,
  },
  {
    name: 'other-versions-order-gone',
    story: 'After an update that was taken back, what the newer version had taken is not shown to anybody.',
    file: 'sync/outbox/read-journal.ts',
    find: 'misread.setAside += keepUnread(orders, payload, sequence) ? 0 : 1;',
    replace: 'misread.setAside++;',
    tests: outboxTests,
  },
  {
    name: 'poison-blocks-the-queue',
    story: 'One order that the platform will not take holds up all that stand behind it.',
    file: 'sync/outbox/drain-loop.ts',
    find: 'return orders.filter((order) => !seen.has(laneOf(order)) && seen.add(laneOf(order)));',
    replace: 'return orders.slice(0, 1);',
    tests: outboxTests,
  },
  {
    name: 'retry-after-ignored',
    story: 'Jitter alone decides the pause, and it may come to nothing under a 429.',
    file: 'sync/outbox/backoff.ts',
    find: "error?.kind === 'RateLimited' ?",
    replace: "error?.kind === 'RateLimited' && error.retryAfterMs < 0 ?",
    tests: outboxTests,
  },
  {
    name: 'fixed-delays',
    story: 'Pauses grow, but are the same in every kiosk: a fleet that was refused together comes back together.',
    file: 'sync/outbox/backoff.ts',
    find: 'return floorMs + random.next() * most;',
    replace: 'return random.next() < 2 ? floorMs + most : 0;',
    tests: ['sync/outbox/backoff.test.ts'],
  },
  {
    name: 'no-cap',
    story: 'The limit that the platform publishes is read and not kept, so it answers 429 when there is most to send.',
    file: 'sync/kernel/request-window.ts',
    find: 'while (queue.length > 0 && unanswered + leaving.length < most()) queue.shift()?.start();',
    replace: 'while (queue.length > 0) queue.shift()?.start();',
    tests: ['sync/kernel/request-window.test.ts'],
  },
  {
    name: 'cap-counts-departures',
    story:
      'A limit kept by the sender’s clock is broken at the receiver’s: a slow line lets two seconds arrive in one.',
    file: 'sync/kernel/request-window.ts',
    find: 'leaving.push(clock.monotonic() + countsForMs());',
    replace: 'leaving.push(clock.monotonic());',
    tests: ['sync/kernel/request-window.test.ts'],
  },
  {
    name: 'retry-storm',
    story: 'Each order backs off by itself, and all of them together still press a store that is failing.',
    file: 'sync/outbox/retry-budget.ts',
    find: 'if (waitMs() > 0) return false;',
    replace: '',
    tests: ['sync/outbox/backlog.test.ts'],
  },
  {
    name: 'thundering-herd',
    story: 'Every kiosk of a chain sends all it has the moment the line is back.',
    file: 'sync/outbox/spread-window.ts',
    find: 'now + (at + phase) * stepMs',
    replace: 'now + (at + phase) * stepMs * 0.01',
    tests: ['sync/outbox/backlog.test.ts'],
  },
  {
    name: 'shopper-behind-the-backlog',
    story: 'Who is standing at the kiosk waits for a thousand orders of yesterday.',
    file: 'sync/outbox/presence.ts',
    find: 'isHere: (cart) => (leavesAt.get(cart) ?? 0) > clock.monotonic(),',
    replace: 'isHere: (cart) => (leavesAt.get(cart) ?? 0) > Infinity,',
    tests: ['sync/outbox/backlog.test.ts'],
  },
  {
    name: 'kill-switch-forgets',
    story: 'A stopped queue starts to send again by itself after a restart.',
    file: 'sync/outbox/order-book.ts',
    find: 'let sending = read.sending;',
    replace: 'let sending = lastSequence < 0 ? read.sending : null;',
    tests: ['sync/outbox/sending.test.ts'],
  },
  {
    name: 'message-text-decides',
    story: 'An error is judged by a word in its message, which the platform changes in its next release.',
    file: 'sync/contract/classify.ts',
    find: 'if (named !== null) return named;',
    replace: `if (named !== null && /timeout|rate limit/i.test(named.message)) return { kind: 'Transient', message: '' };
  if (named !== null) return named;`,
    tests: classifyTests,
  },
  {
    name: 'failed-commit-did-nothing',
    story: 'A 5xx in commit is taken for "nothing happened", and the order had been created.',
    file: 'sync/contract/classify.ts',
    find: "step === 'commit' ? 'Ambiguous' : 'Transient'",
    replace: "'Transient'",
    tests: classifyTests,
  },
  {
    name: 'timeout-was-not-sent',
    story: 'A request without an answer is taken for one that never arrived.',
    file: 'sync/contract/classify.ts',
    find: "if (step === 'commit' && failure.kind !== 'refused')",
    replace: "if (step === 'commit' && failure.kind === 'unreadable')",
    tests: classifyTests,
  },
];
