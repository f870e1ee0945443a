import * as v from 'valibot';
import { type OrderIntent, orderIntentSchema } from '../contract/order-intent.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import { heldKeysSchema, lostIntentSchema, sealedIntentSchema } from '../contract/window-seal.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { invalid, json, refusal } from './answers.ts';
import type { NotAccepted, OrderDesk, WindowSealing } from './office-parts.ts';
import { readJsonBody, type Refused } from './read-body.ts';

const mostIssues = 20;

/** 201 means one thing only: it is on the disk (OB1). */
export async function handOver(desk: OrderDesk, sealing: WindowSealing, request: Request): Promise<Response> {
  const received = await readJsonBody(request);
  const body = received.ok ? await inTheClear(sealing, received.value) : received;
  if (!body.ok) return refusal(body.problem.error, body.problem.status);
  const intent = v.safeParse(orderIntentSchema, body.value);
  if (!intent.success) return refusal(invalid('The order does not fit the contract', placesOf(intent.issues)));
  const mayHaveArrived = received.ok && isFromBefore(sealing, received.value, intent.output);
  const answer = await (mayHaveArrived ? desk.acceptLost(intent.output) : desk.accept(intent.output));
  if (answer.ok) return json({ order: answer.value.order }, answer.value.fresh ? 201 : 200);
  const { status, error } = notAccepted[answer.problem.kind];
  return refusal(error, status);
}

/** An order that the window had to keep first comes as it was kept: sealed, and only this office opens it (OB43). */
async function inTheClear(sealing: WindowSealing, body: unknown): Promise<Result<unknown, Refused>> {
  const kept = v.safeParse(sealedIntentSchema, body);
  if (!kept.success) return succeed(body);
  const opened = await sealing.open(kept.output);
  return opened.ok ? parsed(opened.value) : fail(notOpened[opened.problem]);
}

/** The journal had it once, says the window, or may have had it, says the key it comes under or the time it is from. */
function isFromBefore(sealing: WindowSealing, body: unknown, intent: OrderIntent): boolean {
  const kept = v.safeParse(sealedIntentSchema, body);
  return v.is(lostIntentSchema, body) || sealing.mayBeForgotten(kept.success ? kept.output : intent);
}

function parsed(text: string): Result<unknown, Refused> {
  try {
    return succeed(JSON.parse(text));
  } catch {
    return fail({ status: 422, error: invalid('What was sealed is no order') });
  }
}

/** What to seal with from now on. */
export async function windowKey(sealing: WindowSealing, request: Request): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return refusal(body.problem.error, body.problem.status);
  const held = v.safeParse(heldKeysSchema, body.value);
  if (!held.success) return refusal(invalid('`holds` lists the names of keys', placesOf(held.issues)));
  const key = await sealing.key(held.output.holds);
  return key.ok ? json(key.value) : refusal(notAccepted[key.problem].error, notAccepted[key.problem].status);
}

/** Where it is wrong and what belongs there; never what was found there, which may be a name. */
function placesOf(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return issues.slice(0, mostIssues).map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
    return `${path}: expected ${issue.expected ?? 'another form'}`.slice(0, 300);
  });
}

export const notAccepted: Readonly<Record<NotAccepted, { status: number; error: CommerceError }>> = {
  'other-body': { status: 409, error: { kind: 'KeyReuse', message: 'Another order has this id' } },
  locked: { status: 503, error: { kind: 'Transient', message: 'The key store of this device is locked' } },
  'disk-full': {
    status: 507,
    error: { kind: 'Transient', message: 'The disk of this kiosk is full: nothing was saved' },
  },
  'disk-failed': {
    status: 503,
    error: { kind: 'Transient', message: 'The disk of this kiosk failed: nothing was saved' },
  },
  closed: { status: 503, error: { kind: 'Transient', message: 'The back office is shutting down' } },
};

const notOpened: Readonly<Record<'locked' | 'lost', Refused>> = {
  locked: notAccepted.locked,
  lost: { status: 422, error: { kind: 'Unsupported', message: 'The key of this order is gone: nobody can open it' } },
};
