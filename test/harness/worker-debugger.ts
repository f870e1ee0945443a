import { within } from './within.ts';

/**
 * A debugger's way to one worker of the one window of a Chromium or an Electron. By hand, because what the usual library knows of a window
 * is wrong once that window has crashed, and because it makes workers wait for it when they start.
 */
export interface WorkerDebugger {
  /** Runs a function in the worker that is there, or will be within a moment. Rejects when the worker goes before it has answered. */
  evaluate<Argument, Value>(run: (argument: Argument) => Value, argument: Argument): Promise<Awaited<Value>>;
  close(): void;
}

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly title: string;
}

/** Of all the calls that are made here. */
interface Result {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
  readonly targetInfos?: readonly Target[];
  readonly sessionId?: string;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: {
    readonly sessionId: string;
    readonly targetInfo?: { readonly type: string; readonly title: string };
  };
  readonly result?: Result;
  readonly error?: { readonly message: string };
}

interface Call {
  readonly sessionId: string | undefined;
  resolve(result: Result): void;
  reject(error: Error): void;
}

/** A debugger that came while a window crashed is told nothing of the next one's workers: it has to come again. */
const loadsWithinMs = 20_000;
const thereWithinMs = 2_000;
/** Longer than anything that the worker itself waits for. */
const answersWithinMs = 15_000;
/** Workers are told of from here on, also those that the window starts later; nobody waits for us. */
const attachToAll = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };

/** A debugger that comes while a window is being loaded takes it down now and then (Chromium 130): by then its workers run. */
const loadedMs = 400;
const lookEveryMs = 20;
const nap = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks without attaching to anything. */
async function untilLoaded(endpoint: string): Promise<void> {
  const list = new URL('/json/list', endpoint.replace('ws:', 'http:'));
  const isThere = async () =>
    ((await (await fetch(list)).json()) as readonly Target[]).some(({ title }) => title === 'Endcap');
  while (!(await isThere())) await nap(lookEveryMs);
  await nap(loadedMs);
}

export async function debugWorker(endpoint: string, name: string): Promise<WorkerDebugger> {
  await within(loadsWithinMs, 'The window', untilLoaded(endpoint));
  const socket = new WebSocket(endpoint);
  const calls = new Map<number, Call>();
  let lastId = 0;
  const worker = Promise.withResolvers<string>();

  function send(method: string, params: object, sessionId?: string): Promise<Result> {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(new Error('Nobody is there any more'));
      calls.set(id, { sessionId, resolve, reject });
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }

  function forget(gone: (call: Call) => boolean): void {
    for (const [id, call] of calls)
      if (gone(call)) {
        calls.delete(id);
        call.reject(new Error('It went before it had answered'));
      }
  }

  function hear({ id, method, params, result, error }: Message): void {
    const call = id === undefined ? undefined : calls.get(id);
    if (id !== undefined) calls.delete(id);
    if (error === undefined) call?.resolve(result ?? {});
    else call?.reject(new Error(error.message));
    if (method === 'Target.attachedToTarget') attached(params);
    if (method === 'Target.detachedFromTarget') forget(({ sessionId }) => sessionId === params?.sessionId);
  }

  async function attachToWorkers(): Promise<void> {
    const page = (await send('Target.getTargets', {})).targetInfos?.find(({ type }) => type === 'page');
    const { sessionId } = await send('Target.attachToTarget', { targetId: page?.targetId, flatten: true });
    await send('Target.setAutoAttach', attachToAll, sessionId);
  }

  function attached(params: Message['params']): void {
    if (params?.targetInfo?.type === 'worker' && params.targetInfo.title === name) worker.resolve(params.sessionId);
  }

  socket.addEventListener('message', ({ data }) => hear(JSON.parse(String(data)) as Message));
  socket.addEventListener('close', () => forget(() => true));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('Nobody listens there')));
  });
  await within(thereWithinMs, `The worker "${name}"`, attachToWorkers()).catch((error: unknown) => {
    socket.close();
    throw error;
  });
  return {
    async evaluate(run, argument) {
      const session = await within(thereWithinMs, `The worker "${name}"`, worker.promise);
      const expression = `(${String(run)})(${JSON.stringify(argument) ?? ''})`;
      const how = { expression, awaitPromise: true, returnByValue: true };
      const answer = await within(answersWithinMs, run.name, send('Runtime.evaluate', how, session));
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
      return answer.result?.value as never;
    },
    close: () => socket.close(),
  };
}
