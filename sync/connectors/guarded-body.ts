import { type Exchange, silenceDeadlineMs } from './exchange.ts';

/** The body as it comes, broken when it falls silent (CN8); whoever cancels it hangs up at once. */
export function guardedBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  { within, giveUp }: Pick<Exchange, 'within' | 'giveUp'>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const piece = await within(silenceDeadlineMs, () => reader.read());
        if (!piece.ok) controller.error(new Error(`The body broke off (${piece.problem.kind})`));
        else if (piece.value.done) controller.close();
        else controller.enqueue(piece.value.value);
      },
      cancel: giveUp,
    },
    // Nothing is read ahead of who takes it.
    { highWaterMark: 0 },
  );
}
