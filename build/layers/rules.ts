/** One folder, one idea, and what it may know of the others. Dependencies point downwards only. */
export interface Layer {
  folder: string;
  mayImport: readonly string[];
  /** Of these it may know the shapes and nothing that runs. */
  mayImportTypesOf?: readonly string[];
  /** Packages that do not exist in its world. */
  knowsNot?: RegExp;
  /** Its subfolders stand for themselves: none imports another. */
  islands?: boolean;
}

const SCREEN_OR_SHELL = 'react|react-dom|react-intl|react-aria-components|@tanstack|wouter|workbox-[a-z]+|electron';
const NO_SCREEN_NO_SHELL = new RegExp(`^(${SCREEN_OR_SHELL})(/|$)`);
const NO_HOST_EITHER = new RegExp(`^(node:.*|(${SCREEN_OR_SHELL})(/.*)?)$`);

const ENGINE = ['contract', 'kernel', 'settings', 'search', 'freshness', 'replica', 'handover', 'worker'];
const sync = (...names: string[]) => names.map((name) => `sync/${name}`);

/** For code that runs wherever there is JavaScript, and so knows no host. */
const hostless = (name: string, ...mayImport: string[]): Layer => ({
  folder: `sync/${name}`,
  mayImport: sync(...mayImport),
  knowsNot: NO_HOST_EITHER,
});

const onNode = (name: string, ...mayImport: string[]): Layer => ({
  folder: `sync/${name}`,
  mayImport: sync(...mayImport),
  knowsNot: NO_SCREEN_NO_SHELL,
});

export const LAYERS: readonly Layer[] = [
  hostless('contract'),
  hostless('kernel'),
  hostless('settings', 'contract', 'kernel'),
  hostless('search', 'contract', 'kernel'),
  hostless('freshness', 'contract', 'kernel'),
  hostless('replica', 'contract', 'kernel', 'search', 'freshness'),
  hostless('handover', 'contract', 'kernel'),
  hostless('worker', ...ENGINE),
  hostless('outbox', 'contract', 'kernel'),
  { ...hostless('connectors', 'contract', 'kernel'), islands: true },
  hostless('gateway', 'contract', 'kernel', 'connectors'),
  onNode('office', 'contract', 'kernel', 'settings', 'search', 'freshness', 'outbox', 'connectors', 'gateway'),
  onNode('demo-store', 'contract', 'kernel'),
  {
    folder: 'renderer',
    mayImport: ['renderer/workers', 'sync/settings', 'sync/worker/rpc.ts'],
    mayImportTypesOf: sync('contract', 'freshness', 'worker'),
    knowsNot: /^(node:.*|electron(\/.*)?)$/,
  },
  { folder: 'renderer/workers', mayImport: sync(...ENGINE), knowsNot: NO_HOST_EITHER },
  {
    folder: 'electron',
    mayImport: sync('office', 'settings', 'kernel'),
    knowsNot: /^(react|react-dom|react-intl|react-aria-components|@tanstack|wouter|workbox-[a-z]+)(\/|$)/,
  },
  { folder: 'build', mayImport: ['sync'] },
  { folder: 'test', mayImport: ['sync', 'renderer', 'electron', 'build'] },
];
