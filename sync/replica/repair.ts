import { type CheckedResource, checksumText } from '../contract/checksums.ts';
import type { FeedRow } from '../contract/feed.ts';
import type { StockLevels } from '../contract/stock.ts';
import type { Breath } from '../kernel/breath.ts';
import type { SteadyTime } from '../kernel/steady-time.ts';
import type { Generation } from './generation.ts';
import type { HealSource } from './heal-source.ts';
import { visitOwnRows } from './own-rows.ts';
import type { Change } from './page-lines.ts';
import { PartitionSums, partitionOf } from './partition-sums.ts';
import type { PriceIds } from './price-ids.ts';
import { type Page, readPage } from './read-page.ts';
import { usualStockId } from './stock-column.ts';
import type { Repair } from './take-repair.ts';

export interface RepairParts {
  readonly heal: HealSource;
  readonly time: SteadyTime;
  readonly breath: Breath;
}

/** What is to be mended. */
export interface Damage {
  readonly generation: Generation;
  readonly resource: CheckedResource;
  readonly priceIds: PriceIds | null;
  /** By partition, what the store says its rows add up to. */
  readonly partitions: ReadonlyMap<number, number>;
  /** How many partitions there are in all. */
  readonly of: number;
}

/** By id, the text that is compared. */
type Texts = Map<string, string>;

/** Fetches partitions again, and finds what is otherwise there (RP13); without anything when not all of them came. */
export async function repairOf(parts: RepairParts, damage: Damage): Promise<Repair | 'away'> {
  const { generation, resource, priceIds, of } = damage;
  const askedAt = await parts.time.settled();
  if (askedAt === null) return 'away';
  const fetched = await fetchAll(parts, damage, askedAt);
  if (fetched === null) return 'away';
  const ours: Texts = new Map();
  const note = (id: string, text: string) => {
    if (damage.partitions.has(partitionOf(id, of))) ours.set(id, text);
  };
  await visitOwnRows(generation, resource, priceIds, note, parts.breath);
  const changed = fetched.changes.flatMap((change) => differing(change, ours) ?? []);
  const gone = [...ours.keys()].filter((id) => fetched.whole.has(partitionOf(id, of)) && !fetched.texts.has(id));
  const changes = [...changed, ...gone.map((id): Change => ({ kind: 'gone', id }))];
  return { resource, changes, rows: rowsIn(changes), askedAt };
}

interface Fetched {
  readonly changes: readonly Change[];
  readonly texts: Texts;
  /** Partitions that add up to what the store said. Of another, what it does not name is not known to be gone. */
  readonly whole: ReadonlySet<number>;
}

/** Null where one of them did not come. */
async function fetchAll(parts: RepairParts, damage: Damage, askedAt: number): Promise<Fetched | null> {
  const changes: Change[] = [];
  const texts: Texts = new Map();
  const whole = new Set<number>();
  for (const [partition, sum] of damage.partitions) {
    const page = await fetchPartition(parts, damage, partition, askedAt);
    if (page === null || page.end.epoch !== damage.generation.epoch) return null;
    const sums = new PartitionSums(damage.of);
    for (const [id, text] of page.changes.flatMap(rowsOf)) {
      texts.set(id, text);
      sums.add(id, text);
    }
    changes.push(...page.changes.filter(({ kind }) => kind !== 'gone' && kind !== 'doubt'));
    if (sums.sums[partition] === sum) whole.add(partition);
  }
  return { changes, texts, whole };
}

async function fetchPartition(
  { heal, breath }: RepairParts,
  { resource, of }: Damage,
  partition: number,
  askedAt: number,
): Promise<Page | null> {
  const answer = await heal.partition(resource, partition, of);
  if (answer.kind === 'failed') return null;
  const read = await readPage(answer.chunks, { resource, askedAt }, breath);
  return read.kind === 'whole' ? read.page : null;
}

/** What a change says of its rows, in the words that are compared. */
function rowsOf(change: Change): [id: string, text: string][] {
  switch (change.kind) {
    case 'row':
      return [[change.row.sourceId, textOf(change.row)]];
    case 'levels':
      return stockTexts(change.levels);
    case 'prices':
      return change.prices.of.map(([variant, ...amounts]) => priceText(change.prices, variant, ...amounts));
    case 'gone':
    case 'doubt':
      return [];
  }
}

const stockTexts = (levels: StockLevels): [id: string, text: string][] =>
  levels.at.map(([place, available]) => stockText(levels, place, available));

/** Only those of its rows that are otherwise here; null without any. */
function differing(change: Change, ours: Texts): Change | null {
  const isNew = ([id, text]: [string, string]) => ours.get(id) !== text;
  if (change.kind === 'levels') {
    // Read once: each look at a line that was scanned reads it anew.
    const { levels } = change;
    const at = levels.at.filter((entry) => isNew(stockText(levels, ...entry)));
    const { variant, policy, confidence } = levels;
    // A figure that was missed is put right; what was counted meanwhile is no lesson without what led to it.
    return at.length === 0 ? null : { kind: 'levels', levels: { variant, policy, confidence, at } };
  }
  if (change.kind === 'prices') {
    const of = change.prices.of.filter((entry) => isNew(priceText(change.prices, ...entry)));
    return of.length === 0 ? null : { kind: 'prices', prices: { ...change.prices, of } };
  }
  return rowsOf(change).some(isNew) ? change : null;
}

function textOf(row: FeedRow): string {
  if ('available' in row) return checksumText.stock(row.sourceId, row.available, row.policy);
  if ('amount' in row) return checksumText.price(row.sourceId, row.amount.minor, row.compareAt?.minor ?? null);
  return checksumText.product(row.sourceId, row.sourceUpdatedAt ?? 0);
}

function stockText(
  { variant, policy }: { variant: string; policy: string },
  place: string,
  available: number,
): [string, string] {
  const id = usualStockId(variant, place);
  return [id, checksumText.stock(id, available, policy)];
}

function priceText(
  { suffix }: { suffix: string },
  variant: string,
  minor: number,
  before: number | null,
): [string, string] {
  const id = `${variant}${suffix}`;
  return [id, checksumText.price(id, minor, before)];
}

const rowsIn = (changes: readonly Change[]): number =>
  changes.reduce((sum, change) => sum + (change.kind === 'gone' ? 1 : rowsOf(change).length), 0);
