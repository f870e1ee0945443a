import * as v from 'valibot';
import { capabilitiesSchema, type Info } from '../../contract/info.ts';

const asked = v.pick(capabilitiesSchema, ['requestsPerSecond', 'spreadMs', 'orders']);
/** `searchOnly`: like a platform that knows no keys, this store takes every commit for another order. */
const idempotency = v.picklist(['uniqueKey', 'searchOnly']);
export const limitsChangeSchema = v.partial(v.object({ ...asked.entries, idempotency }));
type LimitsChange = v.InferOutput<typeof limitsChangeSchema>;

/** What this store asks of its kiosks, and whether it knows an order again. */
export type Limits = Pick<Info['capabilities'], 'requestsPerSecond' | 'spreadMs' | 'orders'> & {
  readonly idempotency: v.InferOutput<typeof idempotency>;
};

export interface LimitBoard {
  now(): Limits;
  /** What is left out stays as it is. */
  set(change: LimitsChange): Limits;
}

const usual: Limits = { requestsPerSecond: 200, idempotency: 'uniqueKey' };

export function openLimits(): LimitBoard {
  let limits = usual;
  return {
    now: () => limits,
    set(change) {
      const { requestsPerSecond = limits.requestsPerSecond, idempotency: kind = limits.idempotency } = change;
      limits = { ...limits, ...change, requestsPerSecond, idempotency: kind };
      return limits;
    },
  };
}
