import type { AuditEntry } from '../contract/audit.ts';
import type {
  DeskAnswer,
  DeskList,
  DeskRequest,
  HandOverOutcome,
  ImportOutcome,
  NotDone,
  OpenedOrder,
  SendingRequest,
  TransferFiles,
} from '../contract/desk.ts';
import type { NoticeKind } from '../contract/notice.ts';
import type { Result } from '../kernel/result.ts';
import type { SignedIn } from './staff-parts.ts';

/** What can be done at the desk. Every call names who does it, and has asked before whether they may. */
export interface StaffDesk {
  list(): DeskList;
  open(id: string, who: SignedIn): Promise<Result<OpenedOrder, NotDone>>;
  act(id: string, request: DeskRequest, who: SignedIn): Promise<DeskAnswer>;
  setSending(request: SendingRequest, who: SignedIn): Promise<NotDone | null>;
  handOver(ids: readonly string[], who: SignedIn): Promise<HandOverOutcome>;
  files(): Promise<TransferFiles>;
  take(file: string, code: string, who: SignedIn): Promise<ImportOutcome>;
  trail(): readonly AuditEntry[];
  /** Somebody knows of these: they are told no more. */
  acknowledge(kinds: readonly NoticeKind[], who: SignedIn): Promise<NotDone | null>;
}
