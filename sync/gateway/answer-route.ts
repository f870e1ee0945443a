import * as v from 'valibot';
import type { CommerceError } from '../contract/commerce-error.ts';
import { orderAnswerSchema } from '../contract/order-answer.ts';
import { invalid, json, refusal } from './answers.ts';
import type { OrderDesk } from './office-parts.ts';
import { notAccepted } from './order-routes.ts';
import { readJsonBody } from './read-body.ts';

const noSuchOrder: CommerceError = { kind: 'NotFound', message: 'There is no such order' };
const notAsked: CommerceError = { kind: 'Stale', message: 'This order does not ask that, or not any more' };

/** The shopper answers what their order asks (OB22). Whose order it is, the code says: another's order is none. */
export async function answerOrder(desk: OrderDesk, order: string, request: Request): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return refusal(body.problem.error, body.problem.status);
  const answer = v.safeParse(orderAnswerSchema, body.value);
  if (!answer.success) return refusal(invalid('The answer does not fit the contract'));
  const taken = await desk.answer(order, answer.output);
  if (taken.ok) return json({ order: taken.value });
  if (taken.problem.kind === 'refused')
    return refusal(taken.problem.reason === 'no-such-order' ? noSuchOrder : notAsked);
  const { status, error } = notAccepted[taken.problem.kind];
  return refusal(error, status);
}
