import * as v from 'valibot';
import { windowNoticeSchema } from '../contract/notice.ts';
import { invalid, json, refusal } from './answers.ts';
import type { OfficeNotices } from './office-parts.ts';
import { readJsonBody } from './read-body.ts';

/** A window has found out what only a window can. */
export async function tellNotice(notices: OfficeNotices, request: Request): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return refusal(body.problem.error, body.problem.status);
  const notice = v.safeParse(windowNoticeSchema, body.value);
  if (!notice.success) return refusal(invalid('There is no such notice'), 400);
  notices.tell(notice.output.what, { count: notice.output.count });
  return json({ told: true });
}
