import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEvent, type JournalEvent } from '../../sync/outbox/journal-event.ts';
import { readSegment } from '../../sync/outbox/read-segment.ts';

/** How far an order had come when everything stopped: the last thing that the journal's files say of it. */
export function phaseOf(data: string, id: string): JournalEvent['event'] | 'not in the journal' {
  const folder = join(data, 'journal');
  const names = readdirSync(folder).filter((name) => name.endsWith('.journal'));
  const events = names
    .toSorted()
    .flatMap((name) => readSegment(readFileSync(join(folder, name))).records)
    .map(({ payload }) => decodeEvent(payload));
  return events.findLast((event) => event !== null && 'id' in event && event.id === id)?.event ?? 'not in the journal';
}
