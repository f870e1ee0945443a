/**
 * Typed calls over a message port: an interface of async methods on one side, its implementation on the other, and notices the other
 * way. Both ends are built together from one interface, so messages are trusted; what comes from outside the origin never travels here.
 */
export interface RpcPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

type Method = (...parameters: never[]) => Promise<unknown>;
type Methods<Api> = { [Name in keyof Api]: Api[Name] extends Method ? Api[Name] : never };

type Message<Notice> =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly parameters: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'notice'; readonly notice: Notice };

export interface Server<Notice> {
  notify(notice: Notice): void;
  close(): void;
}

/** Listens at once, also while the implementation is still being opened: a call that comes early waits, and is not lost. */
export function serve<Api extends Methods<Api>, Notice>(port: RpcPort, opening: Api | Promise<Api>): Server<Notice> {
  const send = (message: Message<Notice>) => port.postMessage(message);
  const receive = (event: MessageEvent) => {
    const message = event.data as Message<Notice>;
    if (message.kind !== 'call') return;
    const { id } = message;
    Promise.resolve(opening)
      .then((api) => invoke(api, message.method, message.parameters))
      .then(
        (value) => send({ kind: 'answer', id, value }),
        (error: unknown) => send({ kind: 'failure', id, message: String(error) }),
      );
  };
  port.addEventListener('message', receive);
  return {
    notify: (notice) => send({ kind: 'notice', notice }),
    close: () => port.removeEventListener('message', receive),
  };
}

export interface Client<Api> {
  readonly call: Api;
  close(): void;
}

function invoke<Api>(api: Api, name: string, parameters: readonly unknown[]): Promise<unknown> {
  const method = api[name as keyof Api] as unknown as (...parameters: readonly unknown[]) => Promise<unknown>;
  return method.apply(api, [...parameters]);
}

/** A worker that has not answered by then is stuck or gone; whoever waits must hear of it. */
const answerWithinMs = 30_000;

export function connect<Api extends Methods<Api>, Notice>(
  port: RpcPort,
  onNotice: (notice: Notice) => void,
): Client<Api> {
  const waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void; timer: ReturnType<typeof setTimeout> }
  >();
  let lastId = 0;
  const settle = (id: number) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (call) clearTimeout(call.timer);
    return call;
  };
  const receive = (event: MessageEvent) => {
    const message = event.data as Message<Notice>;
    if (message.kind === 'notice') onNotice(message.notice);
    else if (message.kind === 'answer') settle(message.id)?.resolve(message.value);
    else if (message.kind === 'failure') settle(message.id)?.reject(new Error(message.message));
  };
  const ask = (method: string, parameters: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const timer = setTimeout(() => settle(id)?.reject(new Error(`No answer to ${method}`)), answerWithinMs);
      waiting.set(id, { resolve, reject, timer });
      port.postMessage({ kind: 'call', id, method, parameters } satisfies Message<Notice>);
    });
  port.addEventListener('message', receive);
  const call = new Proxy({} as Api, {
    get: (_, method) =>
      typeof method === 'string' ? (...parameters: unknown[]) => ask(method, parameters) : undefined,
  });
  return {
    call,
    close() {
      port.removeEventListener('message', receive);
      for (const id of [...waiting.keys()]) settle(id)?.reject(new Error('The worker was closed'));
    },
  };
}
