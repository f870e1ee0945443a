import { createServer, type Socket } from 'node:net';

/** A receipt printer in the store's network. */
export interface FakePrinter {
  readonly port: number;
  /** What has come out of it so far. */
  paper(): string;
  /** Takes all and says nothing, as one whose paper is jammed. */
  jam(): void;
  close(): Promise<void>;
}

/** In the answer: all is well, there is paper. */
const ready = 0x12;

export async function startFakePrinter(): Promise<FakePrinter> {
  let printed = '';
  let jammed = false;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      if (jammed) {
        socket.destroy();
      } else {
        printed += bytes.toString('latin1');
        socket.write(Uint8Array.of(ready));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    paper: () => printed,
    jam: () => void (jammed = true),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
