import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkLayers } from './check-layers.ts';

describe('layers', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'endcap-layers-'));
    for (const folder of ['sync', 'renderer', 'electron', 'build', 'test']) mkdirSync(join(root, folder));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function plant(path: string, source: string): string[] {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
    return checkLayers(root);
  }

  test.each([
    ['sync/kernel/clock.ts', "import { app } from '../contract/a.ts';"],
    ['sync/contract/money.ts', "import type { Clock } from '../kernel/clock.ts';"],
    ['sync/replica/pull.ts', "export * from '../gateway/gateway.ts';"],
    ['sync/replica/pull.ts', "export { a } from '../worker/rpc.ts';"],
    ['sync/handover/loop.ts', "const late = await import('../replica/a.ts');"],
    ['sync/gateway/gateway.ts', "type Office = import('../office/open-office.ts').Office;"],
    ['sync/office/open-office.ts', "import '../replica/replica.ts';"],
    ['sync/office/open-office.ts', "import { store } from '../demo-store/store.ts';"],
    ['sync/demo-store/store.ts', "import { index } from '../search/index.ts';"],
    ['renderer/app/engine.ts', "import { openReplica } from '../../sync/replica/replica.ts';"],
    ['renderer/app/engine.ts', "new Worker(new URL('../../sync/demo-store/main.ts', import.meta.url));"],
    ['renderer/app/engine.ts', "import url from '../../sync/replica/replica.ts?worker&url';"],
    ['electron/main.main.ts', "import { gateway } from '../sync/gateway/gateway.ts';"],
    ['electron/main.main.ts', "import { App } from '../renderer/app/app.tsx';"],
    ['build/start.ts', "import { startChild } from '../test/harness/child.ts';"],
  ])('%s may not: %s', (path, source) => {
    expect(plant(path, source)).toEqual([expect.stringMatching(/^\S+ imports \S+, and \S+ may not import \S+$/)]);
  });

  test.each([
    ['sync/kernel/clock.ts', "import { setTimeout } from 'node:timers';", 'node:timers'],
    ['sync/search/index.ts', "import React from 'react';", 'react'],
    ['sync/office/open-office.ts', "import { net } from 'electron';", 'electron'],
    ['sync/demo-store/page.ts', "import { renderToString } from 'react-dom/server';", 'react-dom/server'],
    ['renderer/app/engine.ts', "import { readFile } from 'node:fs/promises';", 'node:fs/promises'],
    ['renderer/workers/catalog.worker.ts', "import 'react';", 'react'],
    ['electron/main.main.ts', "import { memo } from 'react';", 'react'],
  ])('%s must not know a package of another world: %s', (path, source, named) => {
    expect(plant(path, source)).toEqual([expect.stringContaining(`imports ${named}, which`)]);
  });

  test('the screens may know the shapes of the contract, and nothing of it that runs', () => {
    expect(plant('renderer/words/price.ts', "import type { Money } from '../../sync/contract/money.ts';")).toEqual([]);
    expect(plant('renderer/words/price.ts', "import { type Money } from '../../sync/contract/money.ts';")).toEqual([]);
    expect(
      plant('renderer/words/price.ts', "import { type Money, parse } from '../../sync/contract/money.ts';"),
    ).toEqual([expect.stringContaining('may import only types of sync/contract/')]);
  });

  test('one connector does not know another', () => {
    expect(plant('sync/connectors/shop/a.ts', "import { exchange } from '../exchange.ts';")).toEqual([]);
    expect(plant('sync/connectors/shop/a.ts', "import { b } from '../demo/b.ts';")).toEqual([
      expect.stringContaining('which stands for itself'),
    ]);
  });

  test.each([
    [
      'sync/replica/pull.ts',
      "import { a } from '../search/a.ts'; import { b } from './b.ts'; import * as v from 'valibot';",
    ],
    ['sync/replica/pull.test.ts', "import { store } from '../../test/harness/demo-store.ts'; import 'node:fs';"],
    ['sync/office/open-office.ts', "import { a } from '../gateway/a.ts'; import 'node:fs';"],
    ['renderer/app/link.ts', "import { connect } from '../../sync/worker/rpc.ts'; import './link.css';"],
    ['renderer/app/link.ts', "import url from '../workers/catalog.worker.ts?worker&url';"],
    ['renderer/workers/catalog.worker.ts', "import { openReplica } from '../../sync/replica/replica.ts';"],
    ['electron/office.utility.ts', "import { openOffice } from '../sync/office/open-office.ts'; import 'electron';"],
    ['test/e2e/order.e2e.test.ts', "import { store } from '../../sync/demo-store/store.ts';"],
  ])('%s may: %s', (path, source) => {
    expect(plant(path, source)).toEqual([]);
  });
});
