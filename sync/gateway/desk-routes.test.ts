import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import { deskActSchema } from '../contract/staff.ts';
import { acts } from '../settings/staff-roles.ts';
import { deskBench } from './desk-bench.fixture.ts';
import { deskRoutes } from './desk-routes.ts';
import { findRoute } from './find-route.ts';

const id = '01999a52-7c00-7000-8000-000000000001';

function bench() {
  const { levers, asked, staff } = deskBench();
  const routes = deskRoutes(staff.door, staff.desk);
  async function ask(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const method = body === undefined ? 'GET' : 'POST';
    const request = new Request(`https://kiosk.localhost/api/desk/${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-staff-session': 'a-token', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const found = findRoute(routes, method, `/api/desk/${path}`);
    if (found.kind !== 'route') throw new Error(found.kind);
    return found.route.handle({ request, query: new URLSearchParams(), open: found.open ?? [], deadlineMs: 1_000 });
  }
  const may = (...some: readonly (typeof deskActSchema.options)[number][]) => (levers.signedIn.may = new Set(some));
  return { levers, asked, ask, may };
}

describe('the door', () => {
  test('OB34 says who is in, once; a PIN in another form is not looked at', async () => {
    const { ask } = bench();
    const answer = await ask('sign-in', { number: '17', pin: '2468' });
    expect(await answer.json()).toMatchObject({ token: 't'.repeat(43), name: 'Number 17' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    for (const body of [{ number: 'Ann', pin: '2468' }, { number: '17', pin: '1' }, {}, []]) {
      expect((await ask('sign-in', body)).status).toBe(400);
    }
  });

  test('OB34 is not opened by a form that another page could post', async () => {
    const { ask } = bench();
    const answer = await ask('sign-in', { number: '17', pin: '2468' }, { 'content-type': 'text/plain' });
    expect(answer.status).toBe(415);
  });

  test.each([
    [{ kind: 'wrong' as const }, 401, null],
    [{ kind: 'wait' as const, ms: 29_001 }, 429, '30'],
    [{ kind: 'busy' as const }, 503, null],
    [{ kind: 'disk-full' as const }, 507, null],
  ])('OB35 %j is told as such', async (problem, status, retryAfter) => {
    const { ask, levers } = bench();
    levers.signIn = problem;
    const answer = await ask('sign-in', { number: '17', pin: '2468' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(((await answer.json()) as { error: CommerceError }).error.message).not.toBe('');
  });

  test('OB34 is left with the token that it was entered with', async () => {
    const { ask, asked } = bench();
    await ask('sign-out', {});
    expect(asked).toEqual(['sign-out a-token']);
  });
});

describe('the desk', () => {
  test('OB34 every act is asked for by its own name, and none of them is done for want of it', async () => {
    const { ask, may, asked } = bench();
    const calls = {
      open: [`orders/${id}/open`, {}],
      retry: [`orders/${id}/act`, { act: 'retry' }],
      edit: [`orders/${id}/act`, { act: 'edit', contact: {} }],
      cancel: [`orders/${id}/act`, { act: 'cancel' }],
      answer: [`orders/${id}/act`, { act: 'answer' }],
      resolve: [`orders/${id}/act`, { act: 'resolve', order: null }],
      'take-back': [`orders/${id}/act`, { act: 'take-back' }],
      'hand-over': ['hand-over', { orders: [id] }],
      import: ['import', { file: 'a.endcap', code: 'x' }],
      sending: ['sending', { state: 'off' }],
    } as const;
    for (const [act, [path, body]] of Object.entries(calls)) {
      may(...deskActSchema.options.filter((one) => one !== act));
      expect([act, (await ask(path, body)).status]).toEqual([act, 403]);
      expect(asked).toEqual([]);
      may(act as keyof typeof calls, 'list');
      expect((await ask(path, body)).status).not.toBe(403);
      expect(asked.splice(0)).toHaveLength(1);
    }
    may('import');
    expect((await ask('trail')).status).toBe(403);
    expect((await ask('files')).status).toBe(200);
  });

  test('OB34 a manager may do everything there is, an associate nothing that reaches beyond an order', () => {
    expect([...acts.manager].toSorted()).toEqual([...deskActSchema.options].toSorted());
    expect(acts.associate).toEqual(['list', 'open', 'retry', 'edit', 'cancel', 'answer', 'told']);
  });

  test('OB12 a request that does not fit is refused without a word of what was in it', async () => {
    const { ask, may, asked } = bench();
    may(...deskActSchema.options);
    for (const [path, body] of [
      [`orders/${id}/act`, { act: 'edit', address: { name: 'Zebedee', postcode: 7 } }],
      [`orders/${id}/act`, { act: 'burn' }],
      ['orders/Zebedee/open', {}],
      ['orders/Zebedee/act', { act: 'retry' }],
      ['hand-over', { orders: [] }],
      ['import', { file: '../Zebedee', code: 'x' }],
      ['sending', { state: 'Zebedee' }],
      ['sending', { state: 'off', reason: 'Zebedee Quartermaine asked for it' }],
    ] as const) {
      const answer = await ask(path, body);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(await answer.text()).not.toMatch(/Zebedee/);
    }
    expect(asked).toEqual([]);
  });
});
