import type { OfficeStatus } from '../../sync/contract/office-status.ts';
import type { ReplicaState } from '../../sync/worker/catalog-api.ts';

/** The one thing the pill says. */
export type Status =
  | { readonly kind: 'away' }
  /** Connected, and no order leaves: staff or the store have said so. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'filling'; readonly share: number | null }
  /** There is no room for more: what is here is all that will be, until somebody makes some. */
  | { readonly kind: 'partial' }
  | { readonly kind: 'checked'; readonly at: number };

/** What changes what happens to an order is said before anything else. */
export function statusOf(office: OfficeStatus | null, replica: ReplicaState | null): Status {
  if (office?.connection.state === 'away') return { kind: 'away' };
  if (office !== null && office.sending.state !== 'on') return { kind: 'kept' };
  if (replica?.phase === 'filling') {
    const isFull = replica.trouble === 'storage-full' || replica.trouble === 'memory-full';
    return isFull ? { kind: 'partial' } : { kind: 'filling', share: shareOf(replica.progress) };
  }
  if (replica === null || replica.stockCheckedAt === null) return { kind: 'looking' };
  return { kind: 'checked', at: replica.stockCheckedAt };
}

/** Never says 100 % while there is still something to come. */
export function shareOf({ received, expected }: ReplicaState['progress']): number | null {
  if (expected === null || expected === 0) return null;
  return Math.min(0.99, received / expected);
}
