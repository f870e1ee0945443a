import type { LineAnswer, LineQuestion } from '../../sync/kernel/line-messages.ts';
import type { RelayPort } from './relay-messages.ts';

const failed = { status: 503, headers: {}, body: '' };

/** The back office's end of a window's own line: a message a question, a message an answer, and nobody in between. */
export function answerLine(port: RelayPort, origin: string, handle: (request: Request) => Promise<Response>): void {
  async function answerTo({ path, method, headers, body }: LineQuestion): Promise<Omit<LineAnswer, 'id'>> {
    const response = await handle(new Request(`${origin}${path}`, { method, headers: { ...headers }, body }));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  }

  port.on('message', ({ data }) => {
    const question = data as LineQuestion;
    void answerTo(question)
      .catch(() => failed)
      .then((answer) => port.postMessage({ ...answer, id: question.id } satisfies LineAnswer));
  });
}
