import type { SQLOutputValue } from 'node:sqlite';
import type { CommerceError } from '../../contract/commerce-error.ts';
import type { OrderIntent } from '../../contract/order-intent.ts';
import type { Registration } from '../../contract/registration.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { Data } from '../data/open-data.ts';
import { number, text } from '../data/read.ts';
import { canonical } from './canonical.ts';

type Row = Record<string, SQLOutputValue>;

/** Customers and wishes to hear when something is back: one for each intent, however often it is sent. */
export function register(data: Data, intent: OrderIntent): Result<Registration, CommerceError> {
  if (intent.kind !== 'customer' && intent.kind !== 'back-in-stock')
    return fail({ kind: 'Unsupported', message: 'This is not something to be registered.' });
  const body = canonical(intent);
  return data.change((stamp) => {
    const known = data.statement('SELECT * FROM registration WHERE intent = ?').get(intent.id);
    if (known !== undefined && known['body'] !== body)
      return fail({ kind: 'KeyReuse', message: 'This id already stands for something else.' });
    if (known === undefined) {
      data
        .statement('INSERT INTO registration (intent, kind, ticket, body, registered_at) VALUES (?, ?, ?, ?, ?)')
        .run(intent.id, intent.kind, intent.ticket, body, stamp);
    }
    const written = findRegistration(data, intent.id);
    if (written === null) throw new Error('A registration that was just written is not there');
    return succeed(written);
  });
}

export function findRegistration(data: Data, intent: string): Registration | null {
  const row = data.statement('SELECT * FROM registration WHERE intent = ?').get(intent);
  return row === undefined ? null : registrationOf(row);
}

const registrationOf = (row: Row): Registration => ({
  registration: `registration-${number(row['number'])}`,
  intent: text(row['intent']),
  registeredAt: number(row['registered_at']),
});

/** Without what is personal in it. */
export interface RegistrationEntry extends Registration {
  readonly kind: string;
  readonly ticket: string;
}

/** Newest first; with a ticket, or the beginning of one, only those. */
export function listRegistrations(data: Data, ticket: string, limit: number): RegistrationEntry[] {
  return data
    .statement(`SELECT * FROM registration WHERE ticket GLOB ? || '*' ORDER BY number DESC LIMIT ?`)
    .all(ticket, limit)
    .map((row) => ({ ...registrationOf(row), kind: text(row['kind']), ticket: text(row['ticket']) }));
}
