import * as v from 'valibot';
import type { CommerceError } from '../contract/commerce-error.ts';
import { type DeskAct, signInSchema } from '../contract/staff.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { invalid, json, refusal } from './answers.ts';
import { readJsonBody } from './read-body.ts';
import type { SignedIn, SignInProblem, StaffDoor } from './staff-parts.ts';

/**
 * The window keeps the token in its memory and says it in this header. A cookie would do in a browser, but an intercepted origin keeps none;
 * and what no page of another origin can say, it cannot be made to say.
 */
const sessionHeader = 'x-staff-session';

export async function signIn(door: StaffDoor, request: Request): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return refusal(body.problem.error, body.problem.status);
  const asked = v.safeParse(signInSchema, body.value);
  if (!asked.success) return refusal(invalid('A staff number and a PIN are digits'), 400);
  const answer = await door.signIn(asked.output.number, asked.output.pin);
  if (answer.ok) return json(answer.value);
  return notSignedIn(answer.problem);
}

export async function signOut(door: StaffDoor, { headers }: Request): Promise<Response> {
  await door.signOut(headers.get(sessionHeader) ?? '');
  return json({});
}

/** Who asks, if they may: 401 where nobody is signed in, 403 where it is not theirs to do. */
export function whoMay(door: StaffDoor, { headers }: Request, act: DeskAct): Result<SignedIn, Response> {
  const who = door.signedIn(headers.get(sessionHeader) ?? '', act);
  if (who === null) return fail(refusal({ kind: 'Auth', message: 'Nobody is signed in' }, 401));
  if (!who.may.has(act)) return fail(refusal({ kind: 'Auth', message: 'This is for others to do' }, 403));
  return succeed(who);
}

function notSignedIn(problem: SignInProblem): Response {
  switch (problem.kind) {
    case 'wrong':
      return refusal({ kind: 'Auth', message: 'That is not the PIN of this number' }, 401);
    case 'wait':
      return refusal({ kind: 'RateLimited', message: 'Too many wrong PINs', retryAfterMs: problem.ms });
    default:
      return refusal(notNow[problem.kind], problem.kind === 'disk-full' ? 507 : 503);
  }
}

const notNow: Readonly<Record<Exclude<SignInProblem['kind'], 'wrong' | 'wait'>, CommerceError>> = {
  busy: { kind: 'Transient', message: 'Others are signing in' },
  'disk-full': { kind: 'Transient', message: 'The disk of this kiosk is full: nobody can be written down' },
  'disk-failed': { kind: 'Transient', message: 'The disk of this kiosk failed: nobody can be written down' },
  closed: { kind: 'Transient', message: 'The back office is shutting down' },
};
