import * as v from 'valibot';
import { capabilitiesSchema, type Info } from '../../contract/info.ts';

export const limitsChangeSchema = v.partial(v.pick(capabilitiesSchema, ['requestsPerSecond', 'spreadMs', 'orders']));
type LimitsChange = v.InferOutput<typeof limitsChangeSchema>;

/** What this store asks of its kiosks. */
export type Limits = Pick<Info['capabilities'], 'requestsPerSecond' | 'spreadMs' | 'orders'>;

export interface LimitBoard {
  now(): Limits;
  /** What is left out stays as it is. */
  set(change: LimitsChange): Limits;
}

const usual: Limits = { requestsPerSecond: 200 };

export function openLimits(): LimitBoard {
  let limits = usual;
  return {
    now: () => limits,
    set(change) {
      const { requestsPerSecond = limits.requestsPerSecond } = change;
      limits = { ...limits, ...change, requestsPerSecond };
      return limits;
    },
  };
}
