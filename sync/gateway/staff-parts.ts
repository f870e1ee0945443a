import type { DeskAct, StaffSession } from '../contract/staff.ts';
import type { Result } from '../kernel/result.ts';

/** Whoever is signed in, by the number that everything they do is written down under. */
export interface SignedIn {
  readonly number: string;
  readonly may: ReadonlySet<DeskAct>;
}

export type SignInProblem =
  | { readonly kind: 'wrong' }
  /** Not before `ms` have passed, whatever the PIN. */
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'busy' }
  /** A try that cannot be written down is not looked at. */
  | { readonly kind: 'disk-full' | 'disk-failed' | 'closed' };

/** The door to the desk. */
export interface StaffDoor {
  signIn(number: string, pin: string): Promise<Result<StaffSession, SignInProblem>>;
  /** Null: nobody is, or not with this token. Who asks for more than the list is there: the list is read again by the window itself. */
  signedIn(token: string, act: DeskAct): SignedIn | null;
  signOut(token: string): Promise<void>;
}
