import type { CatalogPort } from '../contract/commerce-port.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { StockAnswer } from '../contract/feed.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result } from '../kernel/result.ts';
import type { StoreWatch } from './office-parts.ts';

type Asked = Result<StockAnswer, CommerceError>;

/** What a shopper who looks at a product may ask of the platform: less than it allows, because orders go first (FR14). */
export interface LiveStock {
  ask(variant: string): Promise<Asked>;
}

interface Parts {
  readonly catalog: Pick<CatalogPort, 'stockNow'>;
  readonly store: Pick<StoreWatch, 'info' | 'answered' | 'failed'>;
  readonly clock: Clock;
}

/** Of what the platform allows: orders, feeds and pictures need the rest. */
const share = 0.25;
/** Until it has said what it allows: enough for one who leafs through the shelves. */
const unknownLimit = 8;
const secondMs = 1_000;

export function openLiveStock({ catalog, store, clock }: Parts): LiveStock {
  /** Whoever looks at the same goods meanwhile gets the same answer. */
  const asking = new Map<string, Promise<Asked>>();
  /** When each question of the last second was put, oldest first. */
  let lately: readonly number[] = [];

  const most = () => Math.max(1, Math.floor((store.info()?.capabilities.requestsPerSecond ?? unknownLimit) * share));

  function waitMs(): number {
    const now = clock.monotonic();
    lately = lately.filter((at) => now - at < secondMs);
    return lately.length < most() ? 0 : secondMs - (now - (lately[0] ?? now));
  }

  async function askStore(variant: string): Promise<Asked> {
    lately = [...lately, clock.monotonic()];
    const answer = await catalog.stockNow(variant);
    if (answer.ok) store.answered();
    else store.failed(answer.problem);
    return answer;
  }

  return {
    async ask(variant) {
      const present = asking.get(variant);
      if (present !== undefined) return present;
      const retryAfterMs = waitMs();
      if (retryAfterMs > 0) return fail({ kind: 'RateLimited', message: 'Others look at goods as well', retryAfterMs });
      const answer = askStore(variant).finally(() => asking.delete(variant));
      asking.set(variant, answer);
      return answer;
    },
  };
}
