import { readSegment } from '../outbox/read-segment.ts';
import type { JournalPort } from '../outbox/ports.ts';

/**
 * Which keys the journal names: for each order all of them, also those of records that do not count, and anywhere in its bytes at all.
 * Heard while the journal is read at start, and told of every key that is taken afterwards.
 */
export interface KeyLedger {
  /** The same journal, listened to while it is read. */
  listening<Port extends Pick<JournalPort, 'read'>>(journal: Port): Port;
  note(id: string, keyName: string): void;
  /** Oldest first. */
  keysOf(id: string): readonly string[];
  forget(id: string): void;
  /** Is it named anywhere in what was read, be it in a record that nobody believes? */
  isNamed(keyName: string): boolean;
}

/** What a record says of how it is sealed: with the key in the file of that name, or, as it once was, in the file named for the order. */
const sealedWith = /"sealed":"a256gcm(?:-key:([0-9a-f]{32}))?:/g;
const uuid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const idIn = new RegExp(`"id":"(${uuid})"`);
/** More than the exact form: of a damaged record any half may be left. */
const anyName = new RegExp(`[0-9a-f]{32}|${uuid}`, 'g');

export function openKeyLedger(): KeyLedger {
  const keys = new Map<string, readonly string[]>();
  const named = new Set<string>();

  function note(id: string, keyName: string): void {
    const known = keys.get(id) ?? [];
    if (!known.includes(keyName)) keys.set(id, [...known, keyName]);
  }

  function hear(piece: Uint8Array): void {
    for (const [name] of textOf(piece).matchAll(anyName)) named.add(name);
    for (const { payload } of readSegment(piece).records) {
      const text = textOf(payload);
      const [, id] = idIn.exec(text) ?? [];
      if (id !== undefined) for (const [, name] of text.matchAll(sealedWith)) note(id, name ?? id);
    }
  }

  return {
    listening: (journal) => ({
      ...journal,
      async *read() {
        for await (const piece of journal.read()) {
          hear(piece);
          yield piece;
        }
      },
    }),
    note,
    keysOf: (id) => keys.get(id) ?? [],
    forget: (id) => void keys.delete(id),
    isNamed: (name) => named.has(name),
  };
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
