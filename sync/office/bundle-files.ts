import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { securityHeaders } from '../gateway/content-policy.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Files below `assets/` carry their content's hash in their name; everything else may change under the same name. */
const hashed = /^\/assets\//;

/** Answers with the files of the bundle, under the same headers in every host. Paths that leave the folder do not exist. */
export function bundleFiles(folder: string): (request: Request) => Promise<Response> {
  const root = resolve(folder) + sep;
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET');
    const path = decodePath(new URL(request.url).pathname);
    const file = path === null ? null : normalize(join(root, path === '/' ? 'index.html' : path));
    if (path === null || file === null || !file.startsWith(root)) return plain(404, 'Not found');
    const content = await readFile(file).catch(() => null);
    if (content === null) return plain(404, 'Not found');
    return answer(request, path, content);
  };
}

function answer(request: Request, path: string, content: Buffer<ArrayBuffer>): Response {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const headers = {
    ...securityHeaders(),
    'content-type': mediaTypes[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream',
    'cache-control': hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : content, { status: 200, headers });
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

const plain = (status: number, sentence: string) =>
  new Response(sentence, { status, headers: { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8' } });
