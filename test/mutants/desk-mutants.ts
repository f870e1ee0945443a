import type { Mutant } from './mutant.ts';

const doorTests = ['sync/office/staff-door.test.ts'];
const deskTests = ['sync/office/desk.test.ts'];
const fileTests = ['sync/office/transfer-file.test.ts'];

/** What has let the wrong person in, or an order out twice. */
export const deskMutants: readonly Mutant[] = [
  {
    name: 'restart-forgives-wrong-pins',
    story: 'The lock-out lives in memory; whoever pulls the plug has three more tries.',
    file: 'sync/office/pin-tries.ts',
    find: "if (kept.found === 'value') return new Map(Object.entries(kept.value.wrong));",
    replace: "if (kept.found === 'value') return new Map();",
    tests: doorTests,
  },
  {
    name: 'counted-after-the-look',
    story: 'A wrong try is written down when it has proved wrong; a kill in between makes it free.',
    file: 'sync/office/staff-door.ts',
    find: `await tries.count(number);
    if (!(await matches(pin, person.pin))) return wrong(number);`,
    replace: `const right = await matches(pin, person.pin);
    await tries.count(number);
    if (!right) return wrong(number);`,
    tests: doorTests,
  },
  {
    name: 'exported-and-still-sent',
    story: 'An export is a copy: both kiosks send the order.',
    file: 'sync/office/transfer-desk.ts',
    find: "if (!intent?.ok || !(await outbox.act(id, { event: 'handed-over', by, to })).ok) return null;",
    replace: 'if (!intent?.ok) return null;',
    tests: deskTests,
  },
  {
    name: 'opened-without-a-trace',
    story: 'An address is shown although nobody could write down who looked at it.',
    file: 'sync/office/orders-desk.ts',
    find: 'if (refused !== null) return fail(refused);',
    replace: '',
    tests: deskTests,
  },
  {
    name: 'imported-as-never-sent',
    story: 'An order taken over from another kiosk is sent anew, although its commit had arrived.',
    file: 'sync/office/transfer-desk.ts',
    find: 'mayHaveArrived: unanswered };',
    replace: 'mayHaveArrived: false };',
    tests: deskTests,
  },
  {
    name: 'signature-not-checked',
    story: 'A file is believed because it has a signature, whosever that is and whatever it signs.',
    file: 'sync/office/transfer-file.ts',
    find: 'return holds ? key : null;',
    replace: 'return key;',
    tests: fileTests,
  },
];
