import type { ByteReader } from './byte-reader.ts';
import type { Shape } from './schema-shape.ts';

/** True only for JSON that the schema accepts and leaves as it is, and behind which the reader then stands. */
export type Scan = (reader: ByteReader) => boolean;

const encoder = new TextEncoder();
/** Of texts that have to fit a pattern: languages, colours. Codes are all different, and soon no longer looked for among them. */
const mostKnown = 32;
/** A letter takes at most three bytes for each of its units. */
const mostBytesPerUnit = 3;
export const refuse: Scan = () => false;

interface Limits {
  readonly least: number;
  readonly most: number;
  /** What else was asked is not understood. */
  readonly rest: readonly Shape[];
}

export function limitsOf(actions: readonly Shape[], least: string, most: string): Limits {
  const limit = (type: string, none: number): number => {
    const found = actions.find((action) => action.type === type)?.requirement;
    return typeof found === 'number' ? found : none;
  };
  // Of two limits of one kind the second is not understood.
  const rest = actions.filter(({ type }, at) => {
    const isFirst = actions.findIndex((action) => action.type === type) === at;
    return !isFirst || (type !== least && type !== most);
  });
  return { least: limit(least, -Infinity), most: limit(most, Infinity), rest };
}

/** A text has at most as many units as bytes, and at least one where it has any: what that leaves open is asked otherwise. */
export function textOf(actions: readonly Shape[]): Scan {
  const { least, most, rest } = limitsOf(actions, 'min_length', 'max_length');
  const leastBytes = least > 1 ? least * mostBytesPerUnit : least;
  const patterns = rest.map(({ requirement }) => requirement).filter((each) => each instanceof RegExp);
  const [pattern] = patterns;
  if (patterns.length !== rest.length || patterns.length > 1 || pattern?.global === true || pattern?.sticky === true)
    return refuse;
  const fits = pattern === undefined ? null : fitting((text) => pattern.test(text));
  return (reader) => {
    if (!reader.takesText()) return false;
    const bytes = reader.to - reader.from;
    if (bytes < leastBytes || bytes > most || (least > 1 && !reader.isPlain)) return false;
    return fits === null || fits(reader);
  };
}

/** The text that was read last is one of those that fit, most of which come again and again. */
function fitting(test: (text: string) => boolean): Scan {
  const known: Uint8Array[] = [];
  return (reader) => {
    if (known.length < mostKnown) for (const word of known) if (reader.said(word)) return true;
    if (!reader.isPlain) return false;
    const text = reader.plainText();
    if (!test(text)) return false;
    if (known.length < mostKnown) known.push(encoder.encode(text));
    return true;
  };
}

export function numberOf(actions: readonly Shape[]): Scan {
  const { least, most, rest } = limitsOf(actions, 'min_value', 'max_value');
  if (rest.some(({ type }) => type !== 'integer' && type !== 'safe_integer')) return refuse;
  const isWhole = rest.length > 0;
  return (reader) =>
    reader.takesNumber() &&
    reader.value >= least &&
    reader.value <= most &&
    (!isWhole || Number.isInteger(reader.value));
}

export function choiceOf(options: readonly unknown[]): Scan {
  const words = options.map((option) => encoder.encode(JSON.stringify(option)));
  if (!options.every((option) => typeof option === 'string')) return refuse;
  return (reader) =>
    choose(
      reader,
      words.findIndex((word) => reader.takesAll(word)),
    );
}

/** What was chosen is a number for whoever wants it noted. */
export function choose(reader: ByteReader, choice: number): boolean {
  reader.value = choice;
  return choice >= 0;
}
