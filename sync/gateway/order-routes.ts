import * as v from 'valibot';
import { orderIntentSchema } from '../contract/order-intent.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import { invalid, json, refusal } from './answers.ts';
import type { NotAccepted, OrderDesk } from './office-parts.ts';
import { readJsonBody } from './read-body.ts';

const mostIssues = 20;

/** 201 means one thing only: it is on the disk (OB1). */
export async function handOver(desk: OrderDesk, request: Request): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return refusal(body.problem.error, body.problem.status);
  const intent = v.safeParse(orderIntentSchema, body.value);
  if (!intent.success) return refusal(invalid('The order does not fit the contract', placesOf(intent.issues)));
  const answer = await desk.accept(intent.output);
  if (answer.ok) return json({ order: answer.value.order }, answer.value.fresh ? 201 : 200);
  const { status, error } = notAccepted[answer.problem.kind];
  return refusal(error, status);
}

/** Where it is wrong and what belongs there; never what was found there, which may be a name. */
function placesOf(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return issues.slice(0, mostIssues).map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
    return `${path}: expected ${issue.expected ?? 'another form'}`.slice(0, 300);
  });
}

const notAccepted: Readonly<Record<NotAccepted, { status: number; error: CommerceError }>> = {
  'other-body': { status: 409, error: { kind: 'KeyReuse', message: 'Another order has this id' } },
  'not-carried': { status: 422, error: { kind: 'Unsupported', message: 'Only orders can be handed over' } },
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
