import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import { refusal } from './answer.ts';
import { send } from './send.ts';

/** A listening socket that can be shut in earnest, so that calls are refused, and opened again on the same port. */
export interface FrontDoor {
  /** Known once it has been open. */
  url(): string;
  isOpen(): boolean;
  open(): Promise<Result<null, PortTaken>>;
  /** Who answers from now on. Until then callers are asked to come back. */
  serve(listener: RequestListener): void;
  /** Whoever is in the middle of something is cut off, but for the one who asked for it. */
  close(asker?: Socket): Promise<void>;
}

export interface PortTaken {
  readonly kind: 'port-busy' | 'port-denied';
  readonly port: number;
}

/** Nobody but this machine is served. */
const loopback = '127.0.0.1';

/** Longer than any kiosk is silent: a connection that is closed just as a call is sent on it looks like a cut. */
const keepAliveTimeout = 65_000;

const notReady = refusal({ kind: 'Transient', message: 'The catalog is still being made.' });

export function frontDoor(wantedPort: number): FrontDoor {
  const sockets = new Set<Socket>();
  let listener: RequestListener = (request, response) => void send(request, response, notReady);
  let port = wantedPort;
  let server: Server | null = null;
  return {
    url: () => `http://${loopback}:${port}/`,
    isOpen: () => server !== null,
    async open() {
      if (server !== null) return succeed(null);
      const opened = await listen(port, (request, response) => listener(request, response));
      if (!opened.ok) return opened;
      server = opened.value;
      // Port 0 was any port the first time; from then on it is this one.
      port = (server.address() as AddressInfo).port;
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      return succeed(null);
    },
    serve(given) {
      listener = given;
    },
    async close(asker) {
      if (server === null) return;
      const closed = new Promise<void>((resolve) => server?.close(() => resolve()));
      server = null;
      for (const socket of sockets) if (socket !== asker) socket.destroy();
      // The asker's own connection ends with the answer, which is still to be written.
      if (asker === undefined || !sockets.has(asker)) await closed;
    },
  };
}

function listen(port: number, listener: RequestListener): Promise<Result<Server, PortTaken>> {
  return new Promise((resolve, reject) => {
    const server = createServer({ keepAliveTimeout }, listener);
    server.once('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code === 'EADDRINUSE') resolve(fail({ kind: 'port-busy', port }));
      else if (problem.code === 'EACCES') resolve(fail({ kind: 'port-denied', port }));
      else reject(problem);
    });
    server.listen(port, loopback, () => resolve(succeed(server)));
  });
}
