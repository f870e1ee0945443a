import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { receiptBytes } from './receipt.ts';
import { openReceiptPrinter } from './receipt-printer.ts';

const ticket = {
  code: 'K7M4QR',
  lines: [
    { text: '1 x Wanderschuh “Höhe”', sku: '1 x W-1', amount: '129.00' },
    { text: '2 x حذاء', sku: '2 x W-2', amount: '59.80' },
    { text: '1 x A name that is far too long for one row of paper', sku: '1 x W-3', amount: '5.00' },
  ],
  total: 'EUR 193.80',
};

/** A printer that does with a connection what the test says. */
async function printerThat(answer: (socket: Socket, got: Buffer) => void) {
  const got: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      got.push(piece);
      answer(socket, Buffer.concat(got));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const printer = openReceiptPrinter({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }, 'Endcap');
  onTestFinished(() => {
    printer.close();
    server.close();
  });
  return { printer, got, server };
}

const askedWhenDone = (got: Buffer) => got.includes('\x1dr\x01');

describe('OB25 a receipt printer', () => {
  test('is believed when it answers that it is done', async () => {
    const { printer, got } = await printerThat((socket, all) => askedWhenDone(all) && socket.write('\x00'));
    expect(await printer.print(ticket)).toBe('printed');
    expect(Buffer.concat(got)).toEqual(Buffer.from(receiptBytes(ticket, 'Endcap')));
  });

  test.each<[string, (socket: Socket) => void]>([
    ['has run out of paper', (socket) => void socket.write('\x0c')],
    ['hangs up', (socket) => socket.end()],
    ['breaks off', (socket) => void socket.resetAndDestroy()],
  ])('that %s has printed nobody knows what', async (_, answer) => {
    const { printer } = await printerThat(answer);
    expect(await printer.print(ticket)).toBe('unknown');
  });

  test('that is off has certainly printed nothing', async () => {
    const { printer, server } = await printerThat(() => {});
    await new Promise((resolve) => server.close(resolve));
    expect(await printer.print(ticket)).toBe('not-sent');
  });

  test('that says nothing is let go when the office closes', async () => {
    const heard = Promise.withResolvers<void>();
    const { printer } = await printerThat(() => heard.resolve());
    const printing = printer.print(ticket);
    await heard.promise;
    printer.close();
    expect(await printing).toBe('unknown');
  });
});

describe('what stands on paper', () => {
  const bytes = Buffer.from(receiptBytes(ticket, 'Endcap'));
  const rows = bytes.toString('latin1').split('\n');

  test('the code large, amounts at the right, each row as wide as the paper', () => {
    expect(bytes.includes('\x1d!\x11K7M 4QR\x1d!\x00')).toBe(true);
    expect(rows.slice(4, -2).map((row) => row.replace('\x1ba\x00', '').length)).toEqual([32, 32, 32, 32, 32, 32]);
    expect(rows.at(-3)).toMatch(/^ +EUR 193\.80$/);
  });

  test('letters that the printer has not are not tried: the article number stands there', () => {
    expect(bytes.includes(Buffer.from('Wanderschuh \x93H\xf6he\x94', 'latin1'))).toBe(true);
    expect(rows.some((row) => row.startsWith('2 x W-2'))).toBe(true);
    expect(Buffer.from(receiptBytes(ticket, 'متجر')).toString('latin1')).not.toMatch(/\?/);
  });

  test('a name that is too long is cut, and its amount stands below it', () => {
    expect(rows.find((row) => row.startsWith('1 x A name'))).toBe(
      '1 x A name that is far too long..'.slice(0, 30) + '..',
    );
  });
});
