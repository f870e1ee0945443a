/**
 * What travels on the line that a window may have to the back office: a question and an answer, a message each, for what is small and in a
 * hurry. Everything else goes by fetch.
 */
export interface LineQuestion {
  readonly id: number;
  readonly method: string;
  /** Within the kiosk's own origin. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface LineAnswer {
  readonly id: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
