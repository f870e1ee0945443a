import type { Money } from '../../contract/money.ts';
import { html, type Html } from './html.ts';

/** `€189.00` */
export function moneyText({ minor, currency, exponent }: Money): string {
  const format = new Intl.NumberFormat('en-IE', { style: 'currency', currency, minimumFractionDigits: exponent });
  return format.format(minor / 10 ** exponent);
}

/** The browser writes the time in its own zone; without a script it is in UTC and says so. */
export const timeText = (moment: number): Html => {
  const iso = new Date(moment).toISOString();
  return html`<time datetime="${iso}">${iso.slice(11, 16)} UTC</time>`;
};

const minuteMs = 60_000;

export function ageText(ageMs: number | null): string {
  if (ageMs === null) return 'of unknown age';
  if (ageMs < minuteMs) return 'just checked';
  const minutes = Math.round(ageMs / minuteMs);
  return minutes < 120 ? `${minutes} min old` : `${Math.round(minutes / 60)} h old`;
}

/** `K7M · 4QR`, as the kiosk shows it. */
export const showTicketCode = (code: string): string => `${code.slice(0, 3)} · ${code.slice(3)}`;
