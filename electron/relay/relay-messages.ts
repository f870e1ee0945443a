/**
 * A request and its answer, carried over a message port between the shell and the back office. Message ports have no back-pressure, so
 * the reader grants credits, one per chunk, and the writer waits without one: a slow reader slows the source, and fills no memory.
 */
export type ToOffice =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly method: string;
      readonly url: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: ArrayBuffer | null;
    }
  | { readonly kind: 'credit'; readonly id: number; readonly chunks: number }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromOffice =
  | {
      readonly kind: 'head';
      readonly id: number;
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number };

/** What both ends need of a port; Electron's ports and Node's have it under the same names. */
export interface RelayPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Enough in flight to keep both sides busy, little enough that a cancelled feed wastes next to nothing. */
export const chunksInFlight = 8;
