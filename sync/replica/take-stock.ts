import type { Stock, StockLevels } from '../contract/stock.ts';
import type { Breath } from '../kernel/breath.ts';
import type { ChangeRows } from './change-rows.ts';
import { idStamp } from './column-kind.ts';
import type { Generation } from './generation.ts';
import { goneOf, lastWords } from './last-words.ts';
import type { Change } from './page-lines.ts';
import { nothingWritten, type PageWrite } from './page-write.ts';
import type { Page } from './read-page.ts';
import { ScannedLevels } from './scanned-levels.ts';
import { eventsOfLevels, eventsOfRow, type ShelfEvents, timeInPage, type TimeOf } from './shelf-events.ts';
import * as column from './stock-column.ts';

/** What has been taken of a page of stock so far. */
interface Taking {
  readonly generation: Generation;
  readonly rows: ChangeRows;
  readonly seconds: number;
  /** The kiosk's own place. */
  readonly here: number;
  /** Places that this page has named: a line names five, and a page the same five a thousand times. */
  readonly places: Map<string, number>;
  readonly timeOf: TimeOf;
}

export async function takeStock(
  generation: Generation,
  page: Page<'stock'>,
  seq: number,
  breath: Breath,
): Promise<PageWrite> {
  const { changes, askedAt } = page;
  const { variants, locations, stock, location } = generation;
  const said = lastWords(changes);
  const seconds = column.secondsOf(askedAt);
  const taking = {
    ...{ generation, rows: stock.pageRows(), seconds, here: locations.intern(location), places: new Map() },
    timeOf: timeInPage(page),
  };
  generation.tellHours(askedAt);
  await variants.reserve(said.length, breath);
  await takeNamed(taking, goneOf(said), breath);
  let received = 0;
  for (const change of said) {
    received += take(taking, change);
    if (breath.due) await breath.take();
  }
  const write = stock.taken(taking.rows, seq);
  const chunks = [...write.chunks, ...generation.learning.toStore()];
  return { ...nothingWritten, column: { ...write, chunks }, received };
}

/** Answers how many rows that was. */
function take(taking: Taking, change: Change<'stock'>): number {
  switch (change.kind) {
    case 'levels':
      return change instanceof ScannedLevels ? takeScanned(taking, change) : takeLevels(taking, change.levels);
    case 'row':
      takeRow(taking, change.row);
      return 1;
    case 'gone':
      takeUsual(taking, change.id);
      return 1;
    case 'doubt':
      takeAway(taking, change.variant);
      return 1;
  }
}

function takeLevels(taking: Taking, levels: StockLevels): number {
  const { generation, rows, seconds } = taking;
  const variant = generation.variants.intern(levels.variant);
  const terms = column.termsOf(levels);
  const events = eventsOfLevels(levels, taking.timeOf);
  for (const [id, available] of levels.at) {
    const location = placeOf(taking, id);
    const change = column.addStock(rows, location, variant, { stamp: 0, available, seconds, terms });
    apply(taking, location, variant, change, events?.get(id));
  }
  return levels.at.length;
}

function takeScanned(taking: Taking, change: ScannedLevels): number {
  const { generation, rows, seconds } = taking;
  const { run } = change;
  const { from, to, places, isMore, ...told } = change.look();
  if (isMore) return takeLevels(taking, change.levels);
  const variant = generation.variants.internBytes(run, from, to);
  const terms = column.termsOf(told);
  for (let at = 0; at < places.length; at += 3) {
    const location = generation.locations.internBytes(run, places[at] ?? 0, places[at + 1] ?? 0);
    const figure = { stamp: 0, available: places[at + 2] ?? 0, seconds, terms };
    apply(taking, location, variant, column.addStock(rows, location, variant, figure));
  }
  return places.length / 3;
}

function takeRow(taking: Taking, row: Stock): void {
  const { generation, rows, seconds } = taking;
  const variant = generation.variants.intern(row.variant);
  const location = placeOf(taking, row.location);
  const figure = { stamp: column.stampOfStock(row), available: row.available, seconds, terms: column.termsOf(row) };
  const change = column.addStock(rows, location, variant, figure);
  apply(taking, location, variant, change, eventsOfRow(row, taking.timeOf));
}

/** An id that says whose it is; a part of it may hold the sign that parts it. */
function takeUsual(taking: Taking, id: string): void {
  const { variants, locations, stock } = taking.generation;
  for (let sign = id.indexOf('@'); sign >= 0; sign = id.indexOf('@', sign + 1)) {
    const variant = variants.find(id.slice(0, sign));
    const location = locations.find(id.slice(sign + 1));
    if (variant === null || location === null) continue;
    if (column.stampAt(stock.chunk(column.stockChunkOf(location, variant)), variant) !== 0) continue;
    remove(taking, location, variant, 0);
  }
}

/** Every row of the variant, wherever it is. */
function takeAway(taking: Taking, id: string): void {
  const { variants, locations, stock } = taking.generation;
  const variant = variants.find(id);
  for (let location = 0; variant !== null && location < locations.count; location++) {
    const stamp = column.stampAt(stock.chunk(column.stockChunkOf(location, variant)), variant);
    if (stamp !== null) remove(taking, location, variant, stamp);
  }
}

/** Ids of a platform's own making are looked for among the rows that have such, once for all removals of a page. */
async function takeNamed(taking: Taking, gone: readonly string[], breath: Breath): Promise<void> {
  const stamps = new Set(gone.map(idStamp));
  if (stamps.size === 0) return;
  for (const [number, chunk] of taking.generation.stock.all()) {
    const { location } = column.stockPlaceOf(number);
    for (const variant of column.variantsStamped(number, chunk, stamps))
      remove(taking, location, variant, column.stampAt(chunk, variant) ?? 0);
    if (breath.due) await breath.take();
  }
}

function remove(taking: Taking, location: number, variant: number, stamp: number): void {
  apply(taking, location, variant, column.addStockRemoval(taking.rows, location, variant, stamp));
}

function apply(
  { generation, rows, here }: Taking,
  location: number,
  variant: number,
  at: number,
  events: ShelfEvents | null = null,
): void {
  const chunk = generation.stock.open(column.stockChunkOf(location, variant));
  const before = column.isHad(chunk, variant);
  generation.learning.change(chunk, location, variant, { changes: rows.floats, at, events });
  column.stockKind.apply(chunk, rows.floats, at);
  const after = column.isHad(chunk, variant);
  if (after !== before) generation.live.had(variant, location === here, after);
}

function placeOf({ generation, places }: Taking, id: string): number {
  const known = places.get(id);
  if (known !== undefined) return known;
  const place = generation.locations.intern(id);
  places.set(id, place);
  return place;
}
