import { describe, expect, test } from 'vitest';
import { officeFeed } from './feed-source.ts';

const question = { resource: 'stock', cursor: null, limit: 10 } as const;

describe('the feed of the back office', () => {
  test('asks for one page, and says how long it will wait', async () => {
    const asked: { readonly path: unknown; readonly headers: Headers }[] = [];
    const source = officeFeed(async (path, init) => {
      asked.push({ path, headers: new Headers(init?.headers) });
      return new Response('bytes');
    });
    const answer = await source.page({ resource: 'product', cursor: 'a/b=', limit: 5 });
    expect(asked[0]?.path).toBe('/api/feed/product?limit=5&cursor=a%2Fb%3D');
    expect(Number(asked[0]?.headers.get('x-deadline-ms'))).toBeGreaterThan(0);
    if (answer.kind === 'failed') throw new Error('It should have answered');
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.chunks) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('bytes');
  });

  test.each([
    [410, '{"error":{"kind":"CursorTooOld","message":"old"}}', 'CursorTooOld'],
    [410, 'gone', 'CursorTooOld'],
    [429, '{"error":{"kind":"RateLimited","message":"slow","retryAfterMs":2000}}', 'RateLimited'],
    [501, '{"error":{"kind":"Unsupported","message":"newer"}}', 'Unsupported'],
    [503, 'busy', 'Transient'],
  ])('RP9 the answer %i %s is %s', async (status, body, kind) => {
    const source = officeFeed(async () => new Response(body, { status }));
    expect(await source.page(question)).toMatchObject({ kind: 'failed', error: { kind } });
  });

  test('RP9 an office that cannot be reached is away', async () => {
    const source = officeFeed(async () => Promise.reject(new TypeError('refused')));
    expect(await source.page(question)).toMatchObject({ kind: 'failed', error: { kind: 'Transient' } });
  });
});
