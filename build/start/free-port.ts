import { once } from 'node:events';
import { createServer } from 'node:net';
import { EXIT_USAGE, Failure } from '../setup/failure.mjs';

/** Asked before anything starts: the port is part of the kiosk's origin, so another port is never taken instead. */
export async function requireFreePort(port: number, option: string): Promise<void> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Failure(sentence(port, option, error), EXIT_USAGE);
  }
  server.close();
  await once(server, 'close');
}

function sentence(port: number, option: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES')
    return `Port ${port} needs rights that this account does not have. Choose one above 1023 with ${option}.`;
  return `Port ${port} is in use by another program, perhaps by Endcap itself. End that one, or choose another port with ${option}.`;
}
