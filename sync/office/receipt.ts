import type { PrintedTicket } from '../outbox/printed-ticket.ts';

/** What fits on the narrowest paper in use, 58 mm. */
const columns = 32;

const escape = '\x1b';
const group = '\x1d';
const start = `${escape}@${escape}t\x10`;
const centred = `${escape}a\x01`;
const leftAligned = `${escape}a\x00`;
const large = `${group}!\x11`;
const usual = `${group}!\x00`;
const feedAndCut = `\n\n${group}VB\x00`;
/** Answered with one byte when everything before it has been printed. */
const askWhenDone = `${group}r\x01`;

/** A ticket in the language of receipt printers (ESC/POS). Without words of ours: figures and names need no translation. */
export function receiptBytes(ticket: PrintedTicket, storeName: string): Uint8Array {
  const rows = ticket.lines.flatMap(({ text, sku, amount }) => row(isPrintable(text) ? text : sku, amount));
  const name = isPrintable(storeName) ? `${storeName}\n\n` : '';
  const code = `${large}${ticket.code.slice(0, 3)} ${ticket.code.slice(3)}${usual}\n\n`;
  const body = [...rows, '-'.repeat(columns), ...row('', ticket.total)].join('\n');
  return Uint8Array.from(
    start + centred + name + code + leftAligned + body + feedAndCut + askWhenDone,
    (sign) => byteOf(sign) ?? 0x3f,
  );
}

/** The amount at the right, behind the text or, where there is no room, below it. */
function row(text: string, amount: string): string[] {
  const shown = text.length > columns ? `${text.slice(0, columns - 2)}..` : text;
  const room = columns - shown.length - amount.length;
  return room > 0 ? [shown + ' '.repeat(room) + amount] : [shown, amount.padStart(columns)];
}

/** Windows-1252, which every such printer knows: Latin letters and a few signs that it keeps elsewhere. */
const moved: Readonly<Record<string, number>> = {
  '€': 0x80,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
};

function byteOf(sign: string): number | null {
  const code = sign.charCodeAt(0);
  return moved[sign] ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : null);
}

/** What the printer's letters cannot say is named by its number instead: a row of question marks helps nobody. */
const isPrintable = (text: string) => [...text].every((sign) => byteOf(sign) !== null && sign.charCodeAt(0) >= 0x20);
