import { canonicalJson } from '../../sync/outbox/canonical-json.ts';

/** Enough to see where two values part ways. */
const shownCharacters = 120;

export function holds(what: string, condition: boolean): void {
  if (!condition) throw new Error(`Not so: ${what}`);
}

/** Compared as JSON, whatever the order of keys. */
export function same(what: string, actual: unknown, expected: unknown): void {
  const [one, other] = [canonicalJson(actual), canonicalJson(expected)];
  if (one === other) return;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const from = Math.max(0, (at === -1 ? one.length : at) - shownCharacters / 2);
  const shown = (text: string) => text.slice(from, from + shownCharacters);
  throw new Error(`${what}: is …${shown(one)}… and should be …${shown(other)}…`);
}
