import type { Breath } from '../kernel/breath.ts';
import type { ChangeRows } from './change-rows.ts';
import type { Generation } from './generation.ts';
import { groupOf } from './goods-groups.ts';
import { addLink, linkChunkOf, type Linked, linkKind } from './link-column.ts';
import type { Change } from './page-lines.ts';
import { nothingWritten, type PageWrite } from './page-write.ts';
import { FreshProduct } from './fresh-product.ts';
import { jsonOf, productLine, type ProductLine, type StoredProduct } from './product-lines.ts';
import type { Page } from './read-page.ts';
import { ScannedProduct } from './scanned-product.ts';

type RowChange = Extract<Change<'product'>, { readonly kind: 'row' }>;

/** What has been taken of a page of products so far. */
interface Taking {
  readonly generation: Generation;
  readonly askedAt: number;
  readonly now: number;
  readonly lines: Map<number, ProductLine | null>;
  readonly products: Map<number, FreshProduct>;
  readonly links: ChangeRows;
}

export async function takeProducts(
  generation: Generation,
  { changes, askedAt }: Page<'product'>,
  seq: number,
  breath: Breath,
): Promise<PageWrite> {
  const { products: directory, variants, shelf, linkColumn } = generation;
  const firstNew = directory.count;
  await directory.reserve(changes.length, breath);
  await variants.reserve(variantsIn(changes), breath);
  const taking: Taking = {
    ...{ generation, askedAt, now: generation.wallNow() },
    ...{ lines: new Map(), products: new Map(), links: linkColumn.pageRows() },
  };
  for (const change of changes) {
    if (change.kind === 'row') takeRow(taking, change);
    else if (change.kind === 'gone') takeGone(taking, change.id);
    if (breath.due) await breath.take();
  }
  const { lines, products } = taking;
  const gone = [...lines.keys()].filter((ordinal) => !products.has(ordinal));
  return {
    ...nothingWritten,
    shelf: shelf.change(lines, firstNew),
    column: linkColumn.taken(taking.links, seq),
    products: [...products.values()],
    gone,
    received: changes.length,
  };
}

function takeRow(taking: Taking, change: RowChange): void {
  const { generation, lines, products, askedAt } = taking;
  const { ordinal, variants: own } = numbersOf(generation, change);
  lines.set(ordinal, productLine(own, askedAt, change.json ?? jsonOf(change.row)));
  products.set(ordinal, new FreshProduct(ordinal, change));
  relink(taking, ordinal, own, groupOf(change instanceof ScannedProduct ? change.category : change.row.categories[0]));
  generation.live.setGone(ordinal, false);
}

function numbersOf({ products, variants }: Generation, change: RowChange): Pick<StoredProduct, 'ordinal' | 'variants'> {
  if (!(change instanceof ScannedProduct)) {
    const { sourceId, variants: own } = change.row;
    return { ordinal: products.intern(sourceId), variants: own.map(({ id }) => variants.intern(id)) };
  }
  const { run } = change;
  const own: number[] = [];
  let ordinal = 0;
  change.eachId((from, to, isOwn) => {
    if (isOwn) ordinal = products.internBytes(run, from, to);
    else own.push(variants.internBytes(run, from, to));
  });
  return { ordinal, variants: own };
}

function takeGone(taking: Taking, id: string): void {
  const { generation, lines, products } = taking;
  const ordinal = generation.products.find(id);
  if (ordinal === null) return;
  lines.set(ordinal, null);
  products.delete(ordinal);
  relink(taking, ordinal, [], 0);
  generation.live.setGone(ordinal, true);
}

/** A variant that its product no longer has is let go: it must not count as that product's stock. */
function relink(taking: Taking, product: number, own: readonly number[], group: number): void {
  const { links, live } = taking.generation;
  const before = links.variantsOf(product);
  const isLinked = (variant: number) => links.productOf(variant) === product && links.groupOf(variant) === group;
  if (before.length === own.length && own.every(isLinked)) return;
  for (const variant of before) if (!own.includes(variant)) link(taking, variant, { product: null, group: 0 });
  for (const variant of own) link(taking, variant, { product, group });
  live.stocked(product);
  live.priced(product, taking.now);
}

function link({ generation, links: rows, now }: Taking, variant: number, linked: Linked): void {
  const { product, group } = linked;
  const { links, linkColumn, live } = generation;
  const before = links.productOf(variant);
  const at = addLink(rows, variant, linked);
  linkKind.apply(linkColumn.open(linkChunkOf(variant)), rows.floats, at);
  links.link(variant, product, group);
  if (before === null || before === product || product === null) return;
  live.stocked(before);
  live.priced(before, now);
}

const variantsIn = (changes: readonly Change<'product'>[]): number =>
  changes.reduce((sum, change) => sum + (change.kind === 'row' ? variantsOf(change) : 0), 0);

const variantsOf = (change: RowChange): number =>
  change instanceof ScannedProduct ? change.variantCount : change.row.variants.length;
