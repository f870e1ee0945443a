import type * as v from 'valibot';
import type { ByteReader } from './byte-reader.ts';
import { oddKeys, type Shape } from './schema-shape.ts';
import { choiceOf, choose, limitsOf, numberOf, refuse, type Scan, textOf } from './scan-values.ts';

const encoder = new TextEncoder();
const [openObject, closeObject, openList, closeList, colon] = [123, 125, 91, 93, 58];
const [yes, no, nothing] = ['true', 'false', 'null'].map((word) => encoder.encode(word)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const oddWords = [...oddKeys].map((word) => encoder.encode(word));
/** More fields than bits are not told apart. */
const mostFields = 31;

/** What is noted on the way. In its path `*` stands for each member of a list. */
export interface Wanted {
  readonly path: string;
  /**
   * `plain`: of texts where they begin and end, and only those are accepted whose bytes are what they say; of numbers their value, of
   * choices which. `written`: where its JSON begins and ends, behind all that is noted within it.
   */
  readonly as: 'plain' | 'written';
}

export const plain = (path: string): Wanted => ({ path, as: 'plain' });
export const written = (path: string): Wanted => ({ path, as: 'written' });

/**
 * The quick check on bytes: most of a product is text that nobody reads before a shopper asks for it, and making objects of it takes
 * several times as long as looking at it. A note says by its place in the list what of `wanted` it is.
 */
export function quickScan(schema: v.GenericSchema, wanted: readonly Wanted[] = []): Scan {
  return scanOf(schema, '', wanted);
}

function scanOf(shape: Shape, path: string, wanted: readonly Wanted[]): Scan {
  const [, ...actions] = shape.pipe ?? [];
  const scan = baseOf(shape, actions, path, wanted);
  const what = wanted.findIndex((each) => each.path === path);
  if (what < 0) return scan;
  if (wanted[what]?.as === 'written')
    return (reader) => {
      const from = reader.at;
      if (!scan(reader)) return false;
      reader.note(what, from, reader.at);
      return true;
    };
  const isText = shape.type === 'string';
  return (reader) => {
    if (!scan(reader) || (isText && !reader.isPlain)) return false;
    reader.note(what, isText ? reader.from : reader.value, isText ? reader.to : 0);
    return true;
  };
}

function baseOf(shape: Shape, actions: readonly Shape[], path: string, wanted: readonly Wanted[]): Scan {
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  switch (shape.type) {
    case 'string':
      return textOf(actions);
    case 'number':
      return numberOf(actions);
    case 'array':
      return listOf(shape.item === undefined ? refuse : scanOf(shape.item, below('*'), wanted), actions);
  }
  if (actions.length > 0) return refuse;
  switch (shape.type) {
    case 'boolean':
      return (reader) => choose(reader, reader.takesAll(yes) ? 1 : reader.takesAll(no) ? 0 : -1);
    case 'picklist':
      return choiceOf(shape.options ?? []);
    case 'nullable': {
      const scan = scanOf(shape.wrapped ?? shape, path, wanted);
      return (reader) => reader.takesAll(nothing) || scan(reader);
    }
    case 'strict_tuple':
      return tupleOf((shape.items ?? []).map((item, index) => scanOf(item, below(String(index)), wanted)));
    case 'object':
      return objectOf(
        Object.entries(shape.entries ?? {}).map(([name, entry]) => fieldOf(name, entry, below(name), wanted)),
      );
    case 'record':
      return recordOf(shape, path);
    default:
      return refuse;
  }
}

function listOf(scan: Scan, actions: readonly Shape[]): Scan {
  const { least, most, rest } = limitsOf(actions, 'min_length', 'max_length');
  if (rest.length > 0) return refuse;
  return (reader) => {
    if (!reader.takes(openList)) return false;
    let length = 0;
    if (!reader.takes(closeList)) {
      do {
        if (!scan(reader)) return false;
        length++;
      } while (reader.takesComma());
      if (!reader.takes(closeList)) return false;
    }
    return length >= least && length <= most;
  };
}

function tupleOf(scans: readonly Scan[]): Scan {
  return (reader) => {
    if (!reader.takes(openList)) return false;
    for (let index = 0; index < scans.length; index++)
      if ((index > 0 && !reader.takesComma()) || scans[index]?.(reader) !== true) return false;
    return reader.takes(closeList);
  };
}

interface Field {
  /** Its name as it is written, with the colon. */
  readonly lead: Uint8Array;
  readonly scan: Scan;
  readonly required: boolean;
}

function fieldOf(name: string, shape: Shape, path: string, wanted: readonly Wanted[]): Field {
  const lead = encoder.encode(`${JSON.stringify(name)}:`);
  const optional = shape.type === 'optional' && shape.pipe === undefined && shape.wrapped !== undefined;
  // With a default an absent field would not stay absent.
  if (optional && !('default' in shape && shape.default !== undefined))
    return { lead, scan: scanOf(shape.wrapped ?? shape, path, wanted), required: false };
  return { lead, scan: scanOf(shape, path, wanted), required: true };
}

/** Whoever writes rows writes their fields in one order: behind each comes, as a rule, what came behind it before. */
function objectOf(fields: readonly Field[]): Scan {
  if (fields.length > mostFields) return refuse;
  const required = fields.reduce((bits, field, index) => bits | (field.required ? 1 << index : 0), 0);
  const behind = fields.map((_, index) => index + 1);
  let first = 0;
  const find = (reader: ByteReader, guess: number): number => {
    if (fields[guess] !== undefined && reader.takesAll(fields[guess].lead)) return guess;
    return fields.findIndex(({ lead }) => reader.takesAll(lead));
  };
  return (reader) => {
    if (!reader.takes(openObject)) return false;
    if (reader.takes(closeObject)) return required === 0;
    let seen = 0;
    let last = -1;
    do {
      const found = find(reader, last < 0 ? first : (behind[last] ?? 0));
      // Of a field that is there twice the later counts: what was noted of the first would be wrong.
      if (found < 0 || (seen & (1 << found)) !== 0 || fields[found]?.scan(reader) !== true) return false;
      if (last < 0) first = found;
      else behind[last] = found;
      seen |= 1 << found;
      last = found;
    } while (reader.takesComma());
    return reader.takes(closeObject) && (seen & required) === required;
  };
}

/** What is in a record is never noted: its fields have no names of their own. */
function recordOf({ key, value }: Shape, path: string): Scan {
  if (key?.type !== 'string' || value === undefined) return refuse;
  const [, ...actions] = key.pipe ?? [];
  const takesText = textOf(actions);
  const takesKey: Scan = (reader) => takesText(reader) && reader.isPlain && !oddWords.some((word) => reader.said(word));
  const scan = scanOf(value, path, []);
  return (reader) => {
    if (!reader.takes(openObject)) return false;
    if (reader.takes(closeObject)) return true;
    do if (!takesKey(reader) || !reader.takes(colon) || !scan(reader)) return false;
    while (reader.takesComma());
    return reader.takes(closeObject);
  };
}
