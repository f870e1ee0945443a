/** Errors are data: a function that can fail in a way its caller must handle returns one of these, and throws only for bugs. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export const succeed = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

export const fail = <Problem>(problem: Problem): Result<never, Problem> => ({ ok: false, problem });

/** Closes a switch over a union: the compiler refuses the call while a case is missing. */
export function neverReached(value: never): never {
  throw new Error(`A case was not handled: ${JSON.stringify(value)}`);
}
