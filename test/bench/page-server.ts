import { createServer, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { once } from 'node:events';
import type { Product } from '../../sync/contract/product.ts';
import { type BenchCatalog, stockRowsOf } from './catalog.ts';
import { priceLines } from './catalog/packed-prices.ts';

/** The page of a benchmark and the goods it stores, on loopback. The port is part of the origin, so it stays for the whole run. */
export interface PageServer {
  readonly url: string;
  /** The products, prices and stock as JSON, a row a line, in bytes: what the disk is compared with. */
  jsonBytes(): number;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

export async function servePage(folder: string, catalog: BenchCatalog): Promise<PageServer> {
  const server = createServer((request, response) => {
    answer(folder, catalog, request.url ?? '/', response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The benchmark page has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    jsonBytes: () => jsonBytes(catalog),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(folder: string, catalog: BenchCatalog, target: string, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(target, 'http://page');
  const [, root, resource = ''] = pathname.split('/');
  // Isolated as the kiosk's origin is: clocks are finer there.
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-embedder-policy', 'require-corp');
  if (root === 'data') {
    const from = Number(searchParams.get('from') ?? 0);
    const count = Number(searchParams.get('products') ?? 0);
    response.setHeader('content-type', 'application/x-ndjson');
    for (const lines of linesIn(catalog, resource, from, from + count)) {
      if (!response.write(lines)) await once(response, 'drain');
    }
    response.end();
    return;
  }
  const path = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
  const body = await readFile(path).catch(() => null);
  if (body === null) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
}

const productsAtOnce = 200;
const line = (row: object): string => `${JSON.stringify(row)}\n`;
const upsert = (row: object): string => line({ upsert: row });

/** As a feed brings them; prices and stock in their packed form. */
function* linesIn(catalog: BenchCatalog, resource: string, from: number, upTo: number): Generator<string> {
  if (resource === 'location') yield catalog.locations.map(upsert).join('');
  if (resource === 'category') yield catalog.categories.map(upsert).join('');
  if (resource !== 'product' && resource !== 'price' && resource !== 'stock') return;
  const end = Math.min(upTo, catalog.products);
  for (let at = from; at < end; at += productsAtOnce) {
    const indexes = Array.from({ length: Math.min(end - at, productsAtOnce) }, (_, index) => at + index);
    yield linesOf(catalog, resource, indexes).map(line).join('');
  }
}

function linesOf(catalog: BenchCatalog, resource: 'product' | 'price' | 'stock', indexes: readonly number[]): object[] {
  const products = indexes.map((index) => catalog.productAt(index));
  const ofEach = <Row>(rowsOf: (product: Product, index: number) => readonly Row[]) =>
    products.flatMap((product, place) => rowsOf(product, indexes[place] ?? 0));
  if (resource === 'product') return products.map((product) => ({ upsert: product }));
  if (resource === 'price') return priceLines(ofEach(catalog.pricesOf));
  return ofEach(catalog.levelsOf).map((levels) => ({ levels }));
}

function jsonBytes(catalog: BenchCatalog): number {
  let bytes = 0;
  for (let index = 0; index < catalog.products; index++) {
    const product = catalog.productAt(index);
    bytes += Buffer.byteLength(line(product));
    for (const price of catalog.pricesOf(product, index)) bytes += Buffer.byteLength(line(price));
    for (const levels of catalog.levelsOf(product, index))
      for (const row of stockRowsOf(levels)) bytes += Buffer.byteLength(line(row));
  }
  return bytes;
}
