import type { Tongue } from './languages.ts';

/** What is put into a message. */
export type Values = Readonly<Record<string, string | number>>;

/** A phone number or a Latin name in an Arabic sentence keeps its own direction between these two marks. */
const firstStrongIsolate = '\u2068';
const popDirectionalIsolate = '\u2069';

const isolateTexts = (values: Values = {}): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? firstStrongIsolate + value + popDirectionalIsolate : value,
    ]),
  );
const unchanged = (values: Values = {}): Values => values;

export const isolated = (direction: Tongue['direction']) => (direction === 'rtl' ? isolateTexts : unchanged);
