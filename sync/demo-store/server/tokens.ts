import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Token } from '../../contract/token.ts';
import type { Clock } from '../../kernel/clock.ts';

const tokenLifeMs = 3_600_000;

/** Tokens live as long as the process: after a restart everyone asks anew, as with any platform. */
export interface Tokens {
  issue(client: string): Token;
  /** The client that a request comes from, or null when its token is none of ours or has expired. */
  clientOf(request: IncomingMessage): string | null;
  forget(request: IncomingMessage): void;
}

export function openTokens(clock: Clock): Tokens {
  const known = new Map<string, { client: string; expiresAt: number }>();
  return {
    issue(client) {
      for (const [token, { expiresAt }] of known) if (expiresAt <= clock.now()) known.delete(token);
      const token = randomBytes(24).toString('base64url');
      const expiresAt = clock.now() + tokenLifeMs;
      known.set(token, { client, expiresAt });
      return { token, expiresAt };
    },
    clientOf(request) {
      const found = known.get(tokenOf(request));
      return found !== undefined && found.expiresAt > clock.now() ? found.client : null;
    },
    forget: (request) => void known.delete(tokenOf(request)),
  };
}

const tokenOf = (request: IncomingMessage): string =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
