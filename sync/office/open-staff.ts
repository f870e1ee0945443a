import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { StaffDesk } from '../gateway/desk-parts.ts';
import type { StaffDoor } from '../gateway/staff-parts.ts';
import type { Clock } from '../kernel/clock.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import type { Outbox } from '../outbox/open-outbox.ts';
import type { SealPort } from '../outbox/ports.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { openAuditTrail } from './audit-trail.ts';
import type { Notices } from './notices.ts';
import { ordersDesk } from './orders-desk.ts';
import { openStaffDoor } from './staff-door.ts';
import { openSlotFile } from './slot-file.ts';
import { openSpareRoom } from './spare-room.ts';
import { handOverSchema, takeBackUnfinished } from './unfinished-hand-over.ts';
import { transferDesk } from './transfer-desk.ts';
import type { Vault } from './vault.ts';

interface Parts {
  readonly dataDir: string;
  readonly settings: Settings;
  readonly outbox: Outbox;
  readonly seal: Pick<SealPort, 'open'>;
  readonly notices: Pick<Notices, 'acknowledge'>;
  readonly vault: Vault;
  readonly recovery: KeyObject | null;
  readonly trusted: readonly KeyObject[] | null;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

interface Staff {
  readonly door: StaffDoor;
  readonly desk: StaffDesk;
  close(): Promise<void>;
}

/** The door, the desk behind it, and the trail that both write. */
export async function openStaff(parts: Parts): Promise<Staff> {
  const { dataDir, settings, clock } = parts;
  const trail = await openAuditTrail({ folder: dataDir, clock, trailDays: settings.retention.trailDays });
  const door = await openStaffDoor({ ...parts, folder: dataDir, staff: settings.staff, trail });
  const folder = settings.transfer.folder ?? join(dataDir, 'transfer');
  const places = { folder, kiosk: settings.kiosk.id, store: settings.store.location };
  const room = await openSpareRoom(join(dataDir, 'spare-room'));
  const underWay = await openSlotFile(join(dataDir, 'hand-over'), handOverSchema);
  await takeBackUnfinished(parts.outbox, underWay, folder);
  const carrying = transferDesk({ ...parts, ...places, trail, room, underWay });
  return { door, desk: { ...ordersDesk({ ...parts, trail }), ...carrying }, close: () => trail.close() };
}
