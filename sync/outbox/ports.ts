import type { Result } from '../kernel/result.ts';
import type { PrintedTicket } from './printed-ticket.ts';

export type DiskProblem =
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'disk-failed' }
  | { readonly kind: 'closed' };

/** An append-only file, or what stands for one. Called by one writer, one call at a time. */
export interface JournalPort {
  /** What is kept, oldest first, in the pieces it is kept in. Damaged pieces too. */
  read(): AsyncIterable<Uint8Array>;
  /** Answers when the bytes are on the disk. After a problem they may be there, wholly or in part; what comes next begins a new piece. */
  append(bytes: Uint8Array): Promise<Result<null, DiskProblem>>;
}

/** Locks what is personal away under a key of each intent's own, kept apart from the journal: without the key the text is gone. */
export interface SealPort {
  /** The key is on the disk before this answers; it may have been there before the id was known. Sealing the same id again soon uses the same key. */
  seal(id: string, text: string): Promise<Result<string, DiskProblem | { readonly kind: 'locked' }>>;
  /** `locked` may be different in a minute; `lost` will not: the key is gone, or the text is damaged. */
  open(id: string, sealed: string): Promise<Result<string, 'locked' | 'lost'>>;
}

/** A printer beside the kiosk. */
export interface PrinterPort {
  /** `not-sent`: certainly nothing was printed. `unknown`: it may have been, wholly or in part. */
  print(ticket: PrintedTicket): Promise<'printed' | 'not-sent' | 'unknown'>;
}
