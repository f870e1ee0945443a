import { cancellationSource } from '../kernel/clock.ts';
import { NotSent } from '../kernel/network.ts';
import type { RequestWindow } from '../kernel/request-window.ts';
import type { Network } from './network.ts';

/**
 * The way out of the house at the pace that the platform allows (OB29). Everything goes through here, pages of the feed, pictures, probes
 * and new tokens too: the platform counts them all.
 */
export function pacedNetwork(network: Network, window: RequestWindow): Network {
  return async (request) => {
    const answered = await turnFor(request, window);
    if (answered === null) throw new NotSent('Given up before its turn');
    try {
      return await network(request);
    } finally {
      answered();
    }
  };
}

function turnFor({ signal }: Request, window: RequestWindow): Promise<(() => void) | null> {
  const givingUp = cancellationSource();
  if (signal.aborted) givingUp.cancel();
  signal.addEventListener('abort', givingUp.cancel, { once: true });
  return window.turn(givingUp).finally(() => signal.removeEventListener('abort', givingUp.cancel));
}
