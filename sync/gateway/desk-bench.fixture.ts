import type { DeskAnswer } from '../contract/desk.ts';
import type { DeskAct } from '../contract/staff.ts';
import { fail, succeed } from '../kernel/result.ts';
import type { StaffDesk } from './desk-parts.ts';
import type { SignInProblem, StaffDoor } from './staff-parts.ts';

/** A door and a desk whose every answer is a lever. */
export function deskBench() {
  const levers = {
    signedIn: { token: 'a-token', number: '17', may: new Set<DeskAct>() },
    signIn: null as SignInProblem | null,
    answer: { done: false, why: 'not-now' } as DeskAnswer,
  };
  const asked: string[] = [];
  const said = (what: string) => void asked.push(what);
  const door: StaffDoor = {
    async signIn(number) {
      if (levers.signIn !== null) return fail(levers.signIn);
      return succeed({ token: 't'.repeat(43), name: `Number ${number}`, may: [] });
    },
    signedIn: (token) => (token === levers.signedIn.token ? levers.signedIn : null),
    signOut: async (token) => said(`sign-out ${token}`),
  };
  const desk: StaffDesk = {
    list: () => ({ orders: [], sending: { state: 'on' }, stopped: null }),
    async open(id, { number }) {
      said(`open ${id} ${number}`);
      return fail('gone');
    },
    async act(_, { act }, { number }) {
      said(`${act} ${number}`);
      return levers.answer;
    },
    async setSending({ state }) {
      said(`sending ${state}`);
      return null;
    },
    async handOver(ids) {
      said(`hand-over ${ids.length}`);
      return { done: false, why: 'not-now' };
    },
    files: async () => ({ folder: '/stick', files: [] }),
    async take(file) {
      said(`take ${file}`);
      return { done: false, why: 'gone' };
    },
    async acknowledge(kinds) {
      said(`acknowledge ${kinds.join()}`);
      return null;
    },
    trail: () => [],
  };
  return { levers, asked, staff: { door, desk } };
}
