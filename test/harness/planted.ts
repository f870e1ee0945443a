import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { contentsOfStore } from './leveldb-files.ts';

export interface Found {
  readonly value: string;
  /** The file, or whatever else was looked through. */
  readonly where: string;
  readonly as: string;
}

/**
 * Looks for values in every file below a folder, however they are written: as UTF-8, UTF-16 or Base64, escaped as in an address or in JSON;
 * in a LevelDB file also in its compressed blocks and across the parts that its log is cut into. What it cannot find: a value that is
 * encrypted, compressed in another way, or cut in two by whoever wrote it.
 */
export async function searchFolder(folder: string, values: readonly string[]): Promise<readonly Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: Found[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // A file that is gone by now holds nothing; its name counts all the same.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    const where = relative(folder, path);
    for (const part of [Buffer.from(where), bytes, ...contentsOfStore(entry.name, bytes)])
      found.push(...searchBytes(where, part, values));
  }
  return found;
}

export function searchBytes(where: string, bytes: Buffer, values: readonly string[]): Found[] {
  return values.flatMap((value) =>
    formsOf(value).flatMap(({ as, form }) => (bytes.includes(form) ? [{ value, where, as }] : [])),
  );
}

interface Form {
  readonly as: string;
  readonly form: Buffer;
}

function formsOf(value: string): Form[] {
  const text = [
    value,
    value.toLowerCase(),
    value.toUpperCase(),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ];
  const plain = [...new Set(text)].flatMap((form) => [
    { as: 'UTF-8', form: Buffer.from(form) },
    { as: 'Latin-1', form: Buffer.from(form, 'latin1') },
    { as: 'UTF-16', form: Buffer.from(form, 'utf16le') },
  ]);
  const base64 = (['utf8', 'utf16le'] as const).flatMap((encoding) => base64Forms(Buffer.from(value, encoding)));
  return [...plain, ...base64];
}

/** What of it is the same wherever in a longer text it begins: the signs that mix with its neighbours are left out. */
const base64Forms = (bytes: Buffer): Form[] =>
  [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const inner = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    return { as: 'Base64', form: Buffer.from(inner) };
  });
