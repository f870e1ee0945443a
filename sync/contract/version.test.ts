import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { expect, test } from 'vitest';
import { contractHistory, oldestUnderstoodContract } from './version.ts';

const here = new URL('./', import.meta.url);

const isSchema = (value: unknown): value is GenericSchema =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

/** All of them, by looking: a message in a new file cannot be forgotten. */
async function everySchema(): Promise<[name: string, schema: GenericSchema][]> {
  const files = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const modules = await Promise.all(files.map((name) => import(new URL(name, here).href) as Promise<object>));
  return modules.flatMap((module) =>
    Object.entries(module).filter((pair): pair is [string, GenericSchema] => isSchema(pair[1])),
  );
}

/** Keys are sorted: the order in which fields are written down is no part of the contract. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

async function fingerprint(): Promise<string> {
  const all = Object.fromEntries(
    (await everySchema()).map(([name, schema]) => [name, toJsonSchema(schema, { typeMode: 'input' })]),
  );
  return createHash('sha256').update(JSON.stringify(all, sorted)).digest('hex').slice(0, 16);
}

test('CN1 the messages are those of the newest version of the contract', async () => {
  const newest = contractHistory.at(-1);
  const now = await fingerprint();
  expect(
    now,
    `The contract's schemas have changed. If version ${newest?.version} has been released, add an entry to contractHistory in ` +
      `sync/contract/version.ts with version ${(newest?.version ?? 0) + 1}, what changed, and fingerprint '${now}'. ` +
      `If it has not, put '${now}' into the newest entry.`,
  ).toBe(newest?.fingerprint);
});

test('CN1 versions count up from 1, and each says what changed', () => {
  expect(contractHistory.map(({ version }) => version)).toEqual(contractHistory.map((_, index) => index + 1));
  expect(contractHistory.every(({ change }) => change.length > 0)).toBe(true);
  expect(oldestUnderstoodContract).toBeLessThanOrEqual(contractHistory.length);
});
