import * as v from 'valibot';
import {
  deskRequestSchema,
  handOverRequestSchema,
  importRequestSchema,
  type NotDone,
  sendingRequestSchema,
} from '../contract/desk.ts';
import { acknowledgeSchema } from '../contract/notice.ts';
import { intentIdSchema } from '../contract/order-intent.ts';
import type { DeskAct } from '../contract/staff.ts';
import { invalid, json, refusal } from './answers.ts';
import type { Call } from './call.ts';
import type { StaffDesk } from './desk-parts.ts';
import type { Route } from './find-route.ts';
import { readJsonBody } from './read-body.ts';
import type { SignedIn, StaffDoor } from './staff-parts.ts';
import { signIn, signOut, whoMay } from './staff-routes.ts';

type Handle = (call: Call, who: SignedIn) => Response | Promise<Response>;

/** Everything under /api/desk/: nothing but the door itself answers to who is not signed in (OB34). */
export function deskRoutes(door: StaffDoor, desk: StaffDesk): readonly Route[] {
  const open = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, reads: false, handle });
  const guarded =
    (act: DeskAct, handle: Handle): Route['handle'] =>
    (call) => {
      const who = whoMay(door, call.request, act);
      return who.ok ? handle(call, who.value) : who.problem;
    };
  const get = (path: string, act: DeskAct, handle: Handle): Route => ({
    ...{ method: 'GET', path, reads: false, handle: guarded(act, handle) },
  });
  const post = (path: string, act: DeskAct, handle: Handle): Route => open(path, guarded(act, handle));
  return [
    open('/api/desk/sign-in', ({ request }) => signIn(door, request)),
    open('/api/desk/sign-out', ({ request }) => signOut(door, request)),
    get('/api/desk/orders', 'list', () => json(desk.list())),
    // Not a GET: opening an order is an act that is written down.
    post('/api/desk/orders/:id/open', 'open', ({ open: [id] }, who) => openOrder(desk, id ?? '', who)),
    open('/api/desk/orders/:id/act', (call) => actOn(door, desk, call)),
    post('/api/desk/hand-over', 'hand-over', ({ request }, who) =>
      withBody(request, handOverRequestSchema, async ({ orders }) => json(await desk.handOver(orders, who))),
    ),
    get('/api/desk/files', 'import', async () => json(await desk.files())),
    post('/api/desk/import', 'import', ({ request }, who) =>
      withBody(request, importRequestSchema, async ({ file, code }) => json(await desk.take(file, code, who))),
    ),
    post('/api/desk/sending', 'sending', ({ request }, who) =>
      withBody(request, sendingRequestSchema, async (asked) => {
        const why = await desk.setSending(asked, who);
        return why === null ? json(desk.list()) : notDone(why);
      }),
    ),
    post('/api/desk/notices', 'acknowledge', ({ request }, who) =>
      withBody(request, acknowledgeSchema, async ({ notices }) => {
        const why = await desk.acknowledge(notices, who);
        return why === null ? json(desk.list()) : notDone(why);
      }),
    ),
    get('/api/desk/trail', 'trail', () => json({ entries: desk.trail() })),
  ];
}

async function openOrder(desk: StaffDesk, id: string, who: SignedIn): Promise<Response> {
  if (!v.is(intentIdSchema, id)) return refusal(invalid('There is no such order'), 400);
  const opened = await desk.open(id, who);
  return opened.ok ? json(opened.value) : notDone(opened.problem);
}

/** Which act it is stands in the body, so who may is asked when that has been read. */
async function actOn(door: StaffDoor, desk: StaffDesk, { request, open: [id = ''] }: Call): Promise<Response> {
  const anybody = whoMay(door, request, 'list');
  if (!anybody.ok) return anybody.problem;
  if (!v.is(intentIdSchema, id)) return refusal(invalid('There is no such order'), 400);
  return withBody(request, deskRequestSchema, async (asked) => {
    const who = whoMay(door, request, asked.act);
    return who.ok ? json(await desk.act(id, asked, who.value)) : who.problem;
  });
}

async function withBody<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
  then: (body: v.InferOutput<Schema>) => Promise<Response>,
): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return refusal(body.problem.error, body.problem.status);
  const parsed = v.safeParse(schema, body.value);
  // Where it is wrong is not said: what stands there may be a name.
  return parsed.success ? then(parsed.output) : refusal(invalid('The request does not fit its form'), 400);
}

const statuses: Readonly<Record<NotDone, number>> = {
  gone: 404,
  'may-have-arrived': 409,
  'not-now': 409,
  locked: 503,
  'disk-full': 507,
  'disk-failed': 503,
};

const notDone = (why: NotDone): Response => json({ done: false, why }, statuses[why]);
