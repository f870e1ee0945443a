import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { intentIdSchema } from '../contract/order-intent.ts';
import { staffNumberSchema } from '../contract/staff.ts';
import { transferNameSchema } from '../contract/transfer.ts';
import type { Outbox } from '../outbox/open-outbox.ts';
import type { SlotFile } from './slot-file.ts';

/** A hand-over that has begun, and of which nobody has been told the code yet; null: there is none. */
export const handOverSchema = v.nullable(
  v.object({ file: transferNameSchema, by: staffNumberSchema, orders: v.array(intentIdSchema) }),
);
export type UnderWay = SlotFile<v.InferOutput<typeof handOverSchema>>;

/**
 * Killed in the middle, a hand-over leaves orders that are sent from nowhere and a file, if there is one, that nobody has the code of: they
 * come back to a person, and it goes (OB38).
 */
export async function takeBackUnfinished(
  outbox: Pick<Outbox, 'act'>,
  underWay: UnderWay,
  folder: string,
): Promise<void> {
  const begun = underWay.kept.found === 'value' ? underWay.kept.value : null;
  if (begun === null) return;
  await unlink(join(folder, begun.file)).catch(() => undefined);
  // Of one that was not handed over yet the machine says no.
  for (const id of begun.orders) await outbox.act(id, { event: 'taken-back', by: begun.by });
  await underWay.write(null);
}
