import type {
  DeskAnswer,
  DeskList,
  DeskRequest,
  HandOverOutcome,
  ImportOutcome,
  OpenedOrder,
  SendingRequest,
  TransferFiles,
} from '../../sync/contract/desk.ts';
import type { AuditEntry } from '../../sync/contract/audit.ts';
import type { Notice } from '../../sync/contract/notice.ts';
import type { StaffSession } from '../../sync/contract/staff.ts';

/** Why the desk gave no answer to what was asked. `signed-out`: whoever asked has to say again who they are. */
export type DeskTrouble = 'signed-out' | 'not-allowed' | 'away';

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly trouble: DeskTrouble;

  constructor(trouble: DeskTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

export type SignInAnswer =
  | { readonly in: true; readonly session: StaffSession }
  | { readonly in: false; readonly why: 'wrong' | 'away' }
  | { readonly in: false; readonly why: 'wait'; readonly minutes: number };

/** A PIN takes a moment to be looked at, a file of orders a little longer. */
const answerWithinMs = 30_000;
const sessionHeader = 'x-staff-session';

/** The desk as the screens see it. The token is said with each question and is nowhere but in this window's memory. */
export function deskClient(token: string) {
  async function ask<Value>(path: string, body?: unknown): Promise<Value> {
    const answer = await send(path, token, body).catch(() => null);
    if (answer === null) throw new NoAnswer('away');
    if (answer.status === 401) throw new NoAnswer('signed-out');
    if (answer.status === 403) throw new NoAnswer('not-allowed');
    const content = (await answer.json().catch(() => null)) as Value | { readonly error: unknown } | null;
    if (content === null || typeof content !== 'object' || 'error' in content) throw new NoAnswer('away');
    return content;
  }

  return {
    list: () => ask<DeskList>('orders'),
    open: (id: string) => ask<OpenedOrder | Extract<DeskAnswer, { done: false }>>(`orders/${id}/open`, {}),
    act: (id: string, request: DeskRequest) => ask<DeskAnswer>(`orders/${id}/act`, request),
    handOver: (orders: readonly string[]) => ask<HandOverOutcome>('hand-over', { orders }),
    files: () => ask<TransferFiles>('files'),
    take: (file: string, code: string) => ask<ImportOutcome>('import', { file, code }),
    setSending: (request: SendingRequest) => ask<DeskList | Extract<DeskAnswer, { done: false }>>('sending', request),
    acknowledge: (notices: readonly Notice[]) =>
      ask<DeskList | Extract<DeskAnswer, { done: false }>>('notices', { notices: notices.map(({ what }) => what) }),
    trail: async () => (await ask<{ entries: readonly AuditEntry[] }>('trail')).entries,
  };
}
export type DeskClient = ReturnType<typeof deskClient>;

export async function signIn(number: string, pin: string): Promise<SignInAnswer> {
  const answer = await send('sign-in', '', { number, pin }).catch(() => null);
  if (answer === null) return { in: false, why: 'away' };
  if (answer.ok) return { in: true, session: (await answer.json()) as StaffSession };
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('retry-after') ?? '60');
    return { in: false, why: 'wait', minutes: Math.ceil(seconds / 60) };
  }
  return { in: false, why: answer.status === 401 || answer.status === 400 ? 'wrong' : 'away' };
}

/** Nobody waits for it: an office that does not hear it ends the session by itself. */
export function signOut({ token }: StaffSession): void {
  void send('sign-out', token, {}).catch(() => {});
}

function send(path: string, token: string, body?: unknown): Promise<Response> {
  const headers = { [sessionHeader]: token, 'content-type': 'application/json' };
  const signal = AbortSignal.timeout(answerWithinMs);
  const said = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return fetch(`/api/desk/${path}`, { headers, signal, ...said });
}
