import * as v from 'valibot';
import { type Message, messageSchema } from '../../contract/message.ts';
import type { Data } from '../data/open-data.ts';
import { number, text } from '../data/read.ts';

/** The demonstration's post: what a real platform would send as mail or as a text is put down here, once for each id. */
export function writeMessage(data: Data, message: Message): void {
  data.change((stamp) =>
    data
      .statement('INSERT OR IGNORE INTO message (id, ticket, body, written_at) VALUES (?, ?, ?, ?)')
      .run(message.id, message.ticket, JSON.stringify(message), stamp),
  );
}

/** Without whom it went to: that is shown to nobody. */
export interface MessageEntry extends Pick<Message, 'id' | 'ticket' | 'language' | 'question'> {
  readonly by: 'email' | 'phone';
  readonly writtenAt: number;
}

/** Newest first; with a ticket, or the beginning of one, only those. */
export function listMessages(data: Data, ticket: string, limit: number): MessageEntry[] {
  return data
    .statement(`SELECT * FROM message WHERE ticket GLOB ? || '*' ORDER BY number DESC LIMIT ?`)
    .all(ticket, limit)
    .map((row) => {
      const { id, language, question, contact } = v.parse(messageSchema, JSON.parse(text(row['body'])));
      const by = contact.email === undefined ? 'phone' : 'email';
      return { id, ticket: text(row['ticket']), language, question, by, writtenAt: number(row['written_at']) };
    });
}
