import type { CarriedLine, StockPromise } from '../../contract/order-intent.ts';
import { normaliseTicketCode } from '../../contract/ticket-code.ts';
import type { Data } from '../data/open-data.ts';
import { listMessages, type MessageEntry } from '../ledger/messages.ts';
import { listOrders, waitingCarts, type LedgerEntry } from '../ledger/orders.ts';
import { listRegistrations, type RegistrationEntry } from '../ledger/registrations.ts';
import { html, type Html } from './html.ts';
import { ageText, moneyText, showTicketCode, timeText } from './words.ts';

const mostShown = 40;

const bands: Readonly<Record<StockPromise['band'], { readonly shape: string; readonly words: string }>> = {
  'just-checked': { shape: 'ok', words: 'in stock' },
  likely: { shape: 'likely', words: 'very likely there' },
  ask: { shape: 'ask', words: 'ask first' },
  unknown: { shape: 'unknown', words: 'could not tell' },
  out: { shape: 'out', words: 'not there' },
};

/** The ledger as a shop assistant reads it. A name or an address is never shown. */
export function ordersPanel(data: Data, typed: string, now: number): Html {
  const ticket = normaliseTicketCode(typed);
  const orders = listOrders(data, ticket, mostShown);
  const carts =
    ticket === '' ? waitingCarts(data, now) : waitingCarts(data, now).filter((cart) => cart.ticket.startsWith(ticket));
  const registrations = listRegistrations(data, ticket, mostShown);
  const messages = listMessages(data, ticket, mostShown);
  if (orders.length + carts.length + registrations.length + messages.length === 0) return nothing(ticket);
  return html`${messages.map(messageCard)}${carts.map(cartCard)}${orders.map((entry) => orderCard(data, entry))}${registrations.map(
    registrationCard,
  )}`;
}

const nothing = (ticket: string): Html =>
  ticket === ''
    ? html`<p class="nothing"><b>No orders yet.</b> Place one at the kiosk, and it appears here by its ticket.</p>`
    : html`<p class="nothing">
        <b>No order begins with ${showTicketCode(ticket.padEnd(6, '·'))}</b> It may still be on its way: a kiosk that is
        not connected keeps it and sends it later.
      </p>`;

const cartCard = (cart: { ticket: string; since: number }): Html =>
  html`<article class="order">
    <header>
      <h3>${showTicketCode(cart.ticket)}</h3>
      <span class="pill ask">Cart, waiting at the till</span>
    </header>
    <p class="quiet">since ${timeText(cart.since)}</p>
  </article>`;

/** To whom it went is in it, and is not shown. */
const messageCard = ({ ticket, language, by, question, writtenAt }: MessageEntry): Html =>
  html`<article class="order">
    <header>
      <h3>${showTicketCode(ticket)}</h3>
      <span class="pill likely">${by === 'email' ? 'Mail' : 'Text'} to the shopper, ${language}</span>
    </header>
    <p class="quiet">${questionText(question)} Written at ${timeText(writtenAt)}</p>
  </article>`;

const questionText = (question: MessageEntry['question']): string =>
  question.about === 'price'
    ? `It would cost ${moneyText(question.newTotal)} now: do you still want it?`
    : 'Not all of it is in stock any more: what shall we do?';

/** A contact is in it, and is not shown. */
const registrationCard = ({ ticket, kind, registeredAt }: RegistrationEntry): Html =>
  html`<article class="order">
    <header>
      <h3>${showTicketCode(ticket)}</h3>
      <span class="pill unknown">${kind === 'customer' ? 'New customer' : 'Tell me when it is back'}</span>
    </header>
    <p class="quiet">since ${timeText(registeredAt)}</p>
  </article>`;

const orderCard = (data: Data, { status, kind, kiosk, lines }: LedgerEntry): Html =>
  html`<article class="order" data-order="${status.order}">
    <header>
      <h3>${showTicketCode(status.ticket)}</h3>
      ${statePill(kind, status)}
    </header>
    <p class="quiet">${status.order.replace('order-', 'No. ')}, ${timeText(status.placedAt)}, from ${kiosk}</p>
    <ul class="lines">
      ${lines.map((line) => lineRow(data, line))}
    </ul>
    ${kind === 'order' && html`<footer><b class="sum">${moneyText(status.total)}</b>${steps(status)}</footer>`}
  </article>`;

function statePill(kind: string, status: LedgerEntry['status']): Html {
  if (kind !== 'order') return html`<span class="pill unknown">${kind.replaceAll('-', ' ')}</span>`;
  if (status.cancelled) return html`<span class="pill out">Cancelled</span>`;
  if (status.fulfilment === 'done') return html`<span class="pill ok">Handed over</span>`;
  return status.payment === 'paid'
    ? html`<span class="pill likely">Paid</span>`
    : html`<span class="pill ask">To be paid</span>`;
}

function steps({ order, payment, fulfilment, cancelled }: LedgerEntry['status']): Html | null {
  if (cancelled || fulfilment === 'done') return null;
  const step = payment === 'open' ? { payment: 'paid' } : { fulfilment: 'done' };
  const words = payment === 'open' ? 'Take payment' : 'Hand over';
  return html`<button type="button" data-put="/control/orders/${order}" data-body="${JSON.stringify(step)}">
    ${words}
  </button>`;
}

function lineRow(data: Data, line: CarriedLine): Html {
  const { shape, words } = bands[line.promise.band];
  return html`<li>
    <span class="count">${line.quantity}×</span>
    <span
      >${line.title} <small class="quiet">${line.sku}</small
      ><small class="quiet block">${whither(data, line)}</small></span
    >
    <span class="told ${shape}" title="What the shopper was told about stock"
      ><i class="shape ${shape}"></i>${toldText(words, line.promise)}</span
    >
  </li>`;
}

function toldText(words: string, { ageMs, probability }: CarriedLine['promise']): string {
  const chance = probability === null ? [] : [`${Math.round(probability * 100)} %`];
  return [words, ageText(ageMs), ...chance].join(', ');
}

function whither(data: Data, { fulfilment }: CarriedLine): string {
  if (fulfilment.how === 'take') return 'taken along at once';
  if (fulfilment.how === 'ship') return 'sent home';
  const place = data.catalog.locations().find(({ sourceId }) => sourceId === fulfilment.location);
  return `kept at ${place?.name ?? fulfilment.location}`;
}
