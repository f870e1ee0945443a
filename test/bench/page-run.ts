import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Owned } from '../harness/owned.ts';
import type { BenchCatalog } from './catalog.ts';
import { folderBytes } from '../../build/runtime/folder-bytes.ts';
import { buildPage } from './page-build.ts';
import { servePage } from './page-server.ts';
import type { Side } from './page/page.ts';
import { installPeers } from './peers/install.ts';
import type { SearchInput, SearchOutput } from './peers/search-run.ts';
import type { StoreInput, StoreOutput } from './peers/store-run.ts';
import { openWindow } from './window.ts';

/** Runs tasks of the benchmark page, each in a renderer of its own. */
export interface PageRun {
  readonly catalog: BenchCatalog;
  /** The products, prices and stock as JSON, in bytes. */
  jsonBytes(): number;
  store(side: Side, name: string, input: StoreInput, profile: string): Promise<StoreOutput>;
  search(side: Side, name: string, input: SearchInput, profile: string): Promise<SearchOutput>;
  /** What a profile's databases take on the disk, with the renderer gone. */
  diskBytes(profile: string): number;
  forget(profile: string): Promise<void>;
}

/** A peer with a million rows takes minutes; longer than this, it hangs. */
const taskWithinMs = 30 * 60_000;

export async function pageRun(
  own: Owned,
  folder: string,
  catalog: BenchCatalog,
  say: (line: string) => void,
): Promise<PageRun> {
  await installPeers(say);
  const server = own(await servePage(await buildPage(), catalog));

  async function run(side: Side, name: string, input: unknown, profile: string): Promise<unknown> {
    say(name);
    const window = await openWindow(server.url, join(folder, profile), say);
    try {
      return await window.run(side, name, input, taskWithinMs);
    } finally {
      await window.close();
    }
  }

  return {
    catalog,
    jsonBytes: server.jsonBytes,
    store: async (side, name, input, profile) => (await run(side, name, input, profile)) as StoreOutput,
    search: async (side, name, input, profile) => (await run(side, name, input, profile)) as SearchOutput,
    diskBytes: (profile) => folderBytes(join(folder, profile, 'IndexedDB')),
    forget: (profile) => rm(join(folder, profile), { recursive: true, force: true, maxRetries: 5 }),
  };
}
