/** A request that found its route. */
export interface Call {
  readonly request: Request;
  readonly query: URLSearchParams;
  /** What stood in the open places of the route's path, decoded. */
  readonly open: readonly string[];
  /** What the window gives us in all; a body that streams on after the head keeps it by itself. */
  readonly deadlineMs: number;
}
