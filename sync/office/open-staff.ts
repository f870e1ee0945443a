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

/** The door, the desk behind it, and the trail that both write. */
export async function openStaff(parts: Parts): Promise<{ readonly door: StaffDoor; readonly desk: StaffDesk }> {
  const { dataDir, settings, clock } = parts;
  const trail = await openAuditTrail(dataDir, clock);
  const door = await openStaffDoor({ ...parts, folder: dataDir, staff: settings.staff, trail });
  const folder = settings.transfer.folder ?? join(dataDir, 'transfer');
  const places = { folder, kiosk: settings.kiosk.id, store: settings.store.location };
  return { door, desk: { ...ordersDesk({ ...parts, trail }), ...transferDesk({ ...parts, ...places, trail }) } };
}
