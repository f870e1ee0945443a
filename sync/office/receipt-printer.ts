import { connect, type Socket } from 'node:net';
import type { PrinterPort } from '../outbox/ports.ts';
import { receiptBytes } from './receipt.ts';

/** A printer stands in the same network: who does not answer by then is off. */
const connectDeadlineMs = 3_000;
/** A ticket is printed in two seconds; one who is out of paper does not answer at all. */
const printDeadlineMs = 10_000;
/** In the answer: no paper left. */
const paperEnd = 0x0c;

type Outcome = Awaited<ReturnType<PrinterPort['print']>>;

export interface ReceiptPrinter extends PrinterPort {
  close(): void;
}

/** A receipt printer that listens on a TCP port, usually 9100. */
export function openReceiptPrinter(address: { host: string; port: number }, storeName: string): ReceiptPrinter {
  const open = new Set<Socket>();
  return {
    print: (ticket) => printOn(address, receiptBytes(ticket, storeName), open),
    close() {
      for (const socket of open) socket.destroy();
    },
  };
}

/**
 *   connect ── refused, or too late ──► not-sent
 *      └─ send ── the printer answers that it is done ──► printed
 *           └──── anything else ──► unknown
 */
function printOn(address: { host: string; port: number }, bytes: Uint8Array, open: Set<Socket>): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let sent = false;
    const end = (outcome: Outcome) => {
      open.delete(socket);
      socket.destroy();
      resolve(outcome);
    };
    const failed = () => end(sent ? 'unknown' : 'not-sent');
    open.add(socket);
    socket.setTimeout(connectDeadlineMs, failed);
    socket.once('connect', () => {
      sent = true;
      socket.setTimeout(printDeadlineMs);
      socket.write(bytes);
    });
    socket.on('data', ([status = paperEnd]) => end((status & paperEnd) === 0 ? 'printed' : 'unknown'));
    socket.once('error', failed);
    socket.once('close', failed);
  });
}
