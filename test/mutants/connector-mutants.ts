import type { Mutant } from './mutant.ts';

const contractTests = ['sync/connectors/connector-contract.test.ts'];

/** What goes wrong between a platform and us. */
export const connectorMutants: readonly Mutant[] = [
  {
    name: 'page-boundary-skipped',
    story: 'Paging by time alone loses the rows that share the last row’s stamp.',
    file: 'sync/demo-store/feed/feed-page.ts',
    find: '(t.changed_at > :time OR t.${key} > :last)`',
    replace: '(t.changed_at > :time OR :last < 0)`',
    tests: ['sync/demo-store/feed/feed-page.test.ts', ...contractTests],
  },
  {
    name: 'deletion-unseen',
    story: 'A feed tells what is there and never what is gone.',
    file: 'sync/demo-store/feed/feed-page.ts',
    find: 'WHERE ${where} AND ${after(key)} ORDER BY',
    replace: 'WHERE ${where} AND t.deleted = 0 AND ${after(key)} ORDER BY',
    tests: ['sync/demo-store/feed/feed-page.test.ts', ...contractTests],
  },
  {
    name: 'token-never-renewed',
    story: 'The token of the morning is sent until somebody restarts the kiosk.',
    file: 'sync/connectors/demo/store-calls.ts',
    find: 'if (token === used) token = null;',
    replace: '',
    tests: contractTests,
  },
  {
    name: 'schema-drift-is-success',
    story: 'An answer to a commit that fits no schema is read as far as it goes.',
    file: 'sync/connectors/demo/demo-connector.ts',
    find: "error.kind === 'Ambiguous' ? ({ outcome: 'ambiguous', error } as const) :",
    replace: '',
    tests: contractTests,
  },
];
