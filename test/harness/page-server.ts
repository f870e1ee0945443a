import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { securityHeaders } from '../../sync/gateway/content-policy.ts';

export interface PageServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** A page of a test's own, bundled for the oldest Electron in use and served under the product's own policies. */
export async function servePage(source: string, folder: string): Promise<PageServer> {
  await build({
    root: source,
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
      minify: false,
      // The content policy allows nothing inline.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  return serveFolder(folder);
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** What the page's own build has put there, and nothing else. */
async function serveFolder(folder: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
    const answer = readFile(join(folder, name)).then(
      (body) => response.writeHead(200, { ...securityHeaders(), 'content-type': types[extname(name)] }).end(body),
      () => response.writeHead(404).end(),
    );
    answer.catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${portOf(server)}`, close: () => closed(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page has no port');
  return address.port;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
