import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEvent, type JournalEvent } from '../../sync/outbox/journal-event.ts';
import { readSegment } from '../../sync/outbox/read-segment.ts';

/** What the journal's files say of a kiosk, oldest first, whoever writes to them just now. */
function recordsIn(data: string): readonly Uint8Array[] {
  const folder = join(data, 'journal');
  const names = readdirSync(folder).filter((name) => name.endsWith('.journal'));
  return names
    .toSorted()
    .flatMap((name) => readSegment(readFileSync(join(folder, name))).records)
    .map(({ payload }) => payload);
}

/** Looked for before they are read: after a thousand kills there are tens of thousands. */
const holds = (payload: Uint8Array, text: string) =>
  Buffer.from(payload.buffer, payload.byteOffset, payload.length).includes(text);

/** How far an order had come when everything stopped: the last thing that is said of it. */
export function phaseOf(data: string, id: string): JournalEvent['event'] | 'not in the journal' {
  const last = recordsIn(data).findLast((payload) => holds(payload, id));
  return (last && decodeEvent(last)?.event) ?? 'not in the journal';
}

/** When each order was taken, by the clock of the machine. */
export function acceptedIn(data: string): ReadonlyMap<string, number> {
  const accepted = new Map<string, number>();
  for (const payload of recordsIn(data)) {
    const event = holds(payload, '"event":"accepted"') ? decodeEvent(payload) : null;
    if (event?.event === 'accepted') accepted.set(event.id, event.at);
  }
  return accepted;
}
