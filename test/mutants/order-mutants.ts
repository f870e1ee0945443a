import type { Mutant } from './mutant.ts';

const machineTests = ['sync/outbox/order-machine.test.ts', 'sync/outbox/open-outbox.test.ts'];
const outboxTests = ['sync/outbox/open-outbox.test.ts'];
const wipeTests = ['sync/office/wipe.test.ts'];
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
    file: 'sync/outbox/carry-order.ts',
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
    file: 'sync/outbox/carry-order.ts',
    find: '{ intentId: id, expectedTotal: total }',
    replace: '{ intentId: attempt === 1 ? id : `${id}-${attempt}`, expectedTotal: total }',
    tests: outboxTests,
  },
  {
    name: 'blind-re-send',
    story: 'A commit that timed out is sent again, although it had placed the order.',
    file: 'sync/outbox/carry-order.ts',
    find: "if (outcome.outcome === 'ambiguous' ||",
    replace: `if (outcome.outcome === 'ambiguous')
      return write(begun.value, { event: 'put-back', error: outcome.error });
    if (`,
    tests: outboxTests,
  },
  {
    name: 're-send-after-restart',
    story: 'What was under way at a crash is taken for not sent at the next start.',
    file: 'sync/outbox/carry-order.ts',
    find: "write(order, { event: 'unknown', reason: 'restart' })",
    replace: "write(order, { event: 'put-back', error: keyForgotten })",
    tests: outboxTests,
  },
  {
    name: 'anothers-order-is-ours',
    story: 'An answer with some order in it is taken for success without a look at whose it is.',
    file: 'sync/outbox/carry-order.ts',
    find: '|| outcome.order.intent !== id)',
    replace: ')',
    tests: outboxTests,
  },
  {
    name: 'look-up-before-the-lag',
    story: 'A search index that lags says "absent", and the order is placed again.',
    file: 'sync/outbox/carry-order.ts',
    find: 'const lagMs = lagOf(capabilities());',
    replace: 'const lagMs = 0;',
    tests: outboxTests,
  },
  {
    name: 'forgotten-key-sent-again',
    story: 'A key is sent again after the platform has forgotten it, and counts as a new one.',
    file: 'sync/outbox/order-record.ts',
    find: 'return age < 0 || age >= keyTtlMs;',
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
    name: 'torn-record-believed',
    story: 'A half-written record is read as if it were whole.',
    file: 'sync/outbox/frame.ts',
    find: 'if (view.getUint32(start + 16, true) !== checksum(bytes.subarray(start, end), length)) return null;',
    replace: '',
    tests: ['sync/outbox/frame.test.ts'],
  },
  {
    name: 'damage-forgotten',
    story: 'A journal with a hole is carried on from as if nothing could have been lost in it.',
    file: 'sync/outbox/open-outbox.ts',
    find: 'return new Set(unsure.map(({ id }) => id));',
    replace: 'return new Set(unsure.slice(0, 0).map(({ id }) => id));',
    tests: outboxTests,
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
  {
    name: 'wipe-leaves-the-recovery-copy',
    story: 'A wipe destroys the key as this device has it locked and forgets the copy that the retailer can open.',
    file: 'sync/office/key-files.ts',
    find: 'for (const name of names) await erase(pathOf(name)).catch(unlessGone);',
    replace: `for (const name of names) {
        const file = JSON.parse(await readFile(pathOf(name), 'utf8').catch(() => '{}'));
        await writeDurably(pathOf(name), Buffer.from(JSON.stringify({ ...file, device: '' })));
      }`,
    tests: wipeTests,
  },
  {
    name: 'wipes-what-is-not-final',
    story: 'Retention goes by age alone and wipes an order that still waits for a person.',
    file: 'sync/outbox/order-book.ts',
    find: 'isFinal(order) && order.wipedAt === null',
    replace: 'order.wipedAt === null',
    tests: wipeTests,
  },
  {
    name: 'wiped-before-the-key-is-gone',
    story: 'An order is called wiped first; a kill before its key is destroyed leaves it readable for good.',
    file: 'sync/office/retention-loop.ts',
    find: 'return (await keys.wipe(id)).ok && (await orders.wiped(id)).ok;',
    replace: 'return (await orders.wiped(id)).ok && (await keys.wipe(id)).ok;',
    tests: ['sync/office/retention-loop.test.ts'],
  },
  {
    name: 'wipe-forgets-earlier-records',
    story: 'Only the newest key of an order is destroyed; what it was before it was edited stays readable.',
    file: 'sync/office/envelope.ts',
    find: 'await files.destroy(...ledger.keysOf(id));',
    replace: 'await files.destroy(...ledger.keysOf(id).slice(-1));',
    tests: ['sync/office/envelope.test.ts'],
  },
  {
    name: 'collects-keys-in-use',
    story: 'After damage to the journal, keys whose records could not be read are taken for spares and destroyed.',
    file: 'sync/office/open-office.ts',
    find: 'if (!isWhole || orders === 0) return;',
    replace: 'if (orders === 0) return;',
    tests: wipeTests,
  },
  {
    name: 'window-copy-in-the-clear',
    story: 'The window keeps the order as it is until it is handed over, and its store keeps the bytes after that.',
    file: 'sync/handover/place-order.ts',
    find: 'await store.keep(sealed, view);',
    replace: 'await store.keep(order as never, view);',
    tests: ['sync/worker/orders-service.test.ts'],
  },
];
