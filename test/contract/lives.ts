import type { Resource } from '../../sync/contract/feed.ts';
import type { Databases } from '../../sync/replica/generation-database.ts';
import type { MemoryFeed } from '../../sync/replica/memory-feed.fixture.ts';
import { contentOfFeed } from '../../sync/replica/replica-content.fixture.ts';
import { type CatalogRig, startCatalog } from './catalog-rig.ts';
import { same } from './check.ts';
import { sellingFloor } from './seeded-catalog.ts';

export const away = { kind: 'Transient', message: 'away' } as const;
export const generation = (number: number) => `endcap-catalog-${number}`;

/** One life of the kiosk: started, looked at, and stopped whatever came of it. */
export async function inOneLife<Value>(
  databases: Databases,
  feed: MemoryFeed,
  look: (rig: CatalogRig) => Promise<Value>,
  location: string = sellingFloor,
): Promise<Value> {
  const rig = await startCatalog(databases, feed, location);
  try {
    return await look(rig);
  } finally {
    rig.close();
  }
}

export const filled = (databases: Databases, feed: MemoryFeed) => inOneLife(databases, feed, (rig) => rig.synced());

export const isAll = async (rig: CatalogRig, feed: MemoryFeed) =>
  same('the replica', await rig.content(), contentOfFeed(feed));

/** A start with the store out of reach: all there is comes from the disk. */
export async function isAllOnDisk(databases: Databases, feed: MemoryFeed): Promise<void> {
  feed.failing = away;
  await inOneLife(databases, feed, async (rig) => {
    await isAll(rig, feed);
    same('products found', await rig.found(''), feed.rows('product').size);
  });
  feed.failing = null;
}

/** Something that happens at the store at the very moment it is asked for its next page of this resource. */
export function onceAsked(feed: MemoryFeed, resource: Resource, happen: () => void): void {
  const askFeed = feed.page;
  let happened = false;
  feed.page = (question) => {
    if (question.resource === resource && !happened) happen();
    happened ||= question.resource === resource;
    return askFeed(question);
  };
}
