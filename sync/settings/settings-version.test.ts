import { createHash } from 'node:crypto';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, test } from 'vitest';
import { settingsSchema } from './settings-schema.ts';
import { settingsHistory } from './settings-version.ts';

/** Keys are sorted: the order in which settings are written down means nothing. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

test('the settings are those of their newest version', () => {
  // What JSON Schema has no words for (each language once) is left out of the fingerprint.
  const schema = toJsonSchema(settingsSchema, { typeMode: 'input', errorMode: 'ignore' });
  const now = createHash('sha256').update(JSON.stringify(schema, sorted)).digest('hex').slice(0, 16);
  const newest = settingsHistory.at(-1);
  expect(
    now,
    `The settings have changed. If version ${newest?.version} has been released, add an entry to settingsHistory with version ` +
      `${(newest?.version ?? 0) + 1}, what changed, and fingerprint '${now}'. If it has not, put '${now}' into the newest entry.`,
  ).toBe(newest?.fingerprint);
});

test('versions count up from 1, and each says what changed', () => {
  expect(settingsHistory.map(({ version }) => version)).toEqual(settingsHistory.map((_, index) => index + 1));
  expect(settingsHistory.every(({ change }) => change.length > 0)).toBe(true);
});
