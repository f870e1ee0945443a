import { createHash, timingSafeEqual } from 'node:crypto';
import type { StaffSession } from '../contract/staff.ts';
import type { SignedIn, SignInProblem, StaffDoor } from '../gateway/staff-parts.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { acts } from '../settings/staff-roles.ts';
import { diskProblem } from './durable-files.ts';
import { pinMatches, pinOfNobody } from './pin.ts';
import { openPinTries } from './pin-tries.ts';

/** Whoever was called away leaves no open desk behind. The window ends it earlier, with the visit. */
const idleMs = 180_000;
const tokenBytes = 32;
/** One is looked at, the others wait: a guesser takes no more of this machine than that. */
const mostAtOnce = 3;

interface Parts {
  readonly folder: string;
  readonly staff: Settings['staff'];
  readonly trail: Pick<AuditTrail, 'write'>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** For a look at the disk while a PIN is looked at. */
  readonly matches?: typeof pinMatches;
}

interface Session {
  readonly who: SignedIn;
  readonly digest: Buffer;
  usedAt: number;
  usedAtWall: number;
}

/**
 * Who stands at the desk. The session lives in this process's memory and in the window's: a restart of either ends it. One screen, so one
 * session: the next one ends it too.
 */
export async function openStaffDoor(parts: Parts): Promise<StaffDoor> {
  const { folder, staff, trail, clock, randomBytes, matches = pinMatches } = parts;
  const tries = await openPinTries(
    folder,
    staff.map(({ id }) => id),
    clock,
  );
  let session: Session | null = null;
  let trying = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function attempt(number: string, pin: string): Promise<Result<StaffSession, SignInProblem>> {
    const person = staff.find(({ id }) => id === number);
    if (person === undefined) {
      await matches(pin, pinOfNobody);
      return fail({ kind: 'wrong' });
    }
    const wait = tries.waitMs(number);
    if (wait > 0) return fail({ kind: 'wait', ms: wait });
    await tries.count(number);
    if (!(await matches(pin, person.pin))) return wrong(number);
    await tries.forgive(number);
    return begin(person);
  }

  async function wrong(number: string): Promise<Result<never, SignInProblem>> {
    const ms = tries.waitMs(number);
    await trail.write({ by: number, what: ms > 0 ? 'locked-out' : 'wrong-pin' });
    return fail(ms > 0 ? { kind: 'wait', ms } : { kind: 'wrong' });
  }

  async function begin({ id, name, role }: Settings['staff'][number]): Promise<Result<StaffSession, SignInProblem>> {
    const written = await trail.write({ by: id, what: 'signed-in' });
    if (!written.ok) return written;
    const token = Buffer.from(randomBytes(tokenBytes)).toString('base64url');
    const may = acts[role];
    session = { who: { number: id, may: new Set(may) }, digest: digestOf(token), ...now() };
    return succeed({ token, name, may: [...may] });
  }

  const now = () => ({ usedAt: clock.monotonic(), usedAtWall: clock.now() });

  /** By either clock: one stands still while the machine sleeps, the other can be set. */
  const isOver = ({ usedAt, usedAtWall }: Session) =>
    clock.monotonic() - usedAt >= idleMs || clock.now() - usedAtWall >= idleMs;

  function holder(token: string): Session | null {
    if (session !== null && isOver(session)) session = null;
    return session !== null && timingSafeEqual(session.digest, digestOf(token)) ? session : null;
  }

  return {
    signIn(number, pin) {
      if (trying >= mostAtOnce) return Promise.resolve(fail({ kind: 'busy' }));
      trying++;
      const mine = turn
        .then(() => attempt(number, pin))
        .catch((problem: unknown) => fail(diskProblem(problem)))
        .finally(() => trying--);
      turn = mine;
      return mine;
    },
    signedIn(token, act) {
      const held = holder(token);
      if (held === null) return null;
      if (act !== 'list') Object.assign(held, now());
      return held.who;
    },
    async signOut(token) {
      const held = holder(token);
      if (held === null) return;
      session = null;
      await trail.write({ by: held.who.number, what: 'signed-out' });
    },
  };
}

/** Digests are of one length and tell nothing by how far they agree. */
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
