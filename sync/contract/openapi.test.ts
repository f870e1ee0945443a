import { describe, expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';

const document = openApiDocument();
const schemas: Readonly<Record<string, object>> = document.components.schemas;

/** Every `$ref` anywhere below a value. */
function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => (key === '$ref' ? [String(below)] : refsIn(below)));
}

const named = (ref: string) => ref.replace('#/components/schemas/', '');

describe('the OpenAPI document', () => {
  test('every reference leads to a schema', () => {
    expect(refsIn(document).filter((ref) => !(named(ref) in schemas))).toEqual([]);
  });

  test('every schema is reached from a path', () => {
    const reached = new Set<string>();
    const walk = (value: unknown) => {
      for (const name of refsIn(value).map(named)) {
        if (reached.has(name)) continue;
        reached.add(name);
        walk(schemas[name]);
      }
    };
    walk(document.paths);
    expect(Object.keys(schemas).filter((name) => !reached.has(name))).toEqual([]);
  });

  test('all calls of the contract are there', () => {
    const calls = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(calls.toSorted()).toEqual([
      'GET /v1/feed/{resource}',
      'GET /v1/feed/{resource}/checksums',
      'GET /v1/feed/{resource}/ids',
      'GET /v1/feed/{resource}/partition/{partition}',
      'GET /v1/hints',
      'GET /v1/info',
      'GET /v1/media/{media}',
      'GET /v1/orders/lookup',
      'GET /v1/orders/{order}/status',
      'GET /v1/stock',
      'POST /v1/containers/{container}/commit',
      'POST /v1/containers/{container}/handoff',
      'POST /v1/containers/{container}/quote',
      'POST /v1/messages',
      'POST /v1/orders/prepare',
      'POST /v1/orders/{order}/cancel',
      'POST /v1/registrations',
      'POST /v1/token',
    ]);
  });

  test('what stands in braces in a path is a parameter, and the other way round', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      const inBraces = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(item) as { parameters?: { in: string; name: string }[] }[]) {
        const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name);
        expect(declared).toEqual(inBraces);
      }
    }
  });

  test('names of operations are unique', () => {
    const ids = Object.values(document.paths).flatMap((item) =>
      (Object.values(item) as { operationId: string }[]).map((operation) => operation.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('what is shared is referred to, not repeated', () => {
    expect(refsIn(schemas['Quote'])).toContain('#/components/schemas/Money');
    expect(refsIn(schemas['Product'])).toContain('#/components/schemas/Variant');
    expect(refsIn(schemas['FeedLine'])).toContain('#/components/schemas/Stock');
  });
});
