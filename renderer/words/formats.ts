import type { Money } from '../../sync/contract/money.ts';
import { isZone } from './opening.ts';

/** Making an Intl formatter takes far longer than using it, and a grid of prices uses the same one. */
function remembered<Formatter>(make: (locale: string, key: string) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: string, key = ''): Formatter => {
    const name = `${locale} ${key}`;
    const known = made.get(name) ?? make(locale, key);
    made.set(name, known);
    return known;
  };
}

const moneyFormat = remembered((locale, key) => {
  const [currency = 'EUR', digits] = key.split(' ');
  const exponent = Number(digits);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
});

/** Minor units become a decimal as text, never as a binary fraction. */
export function decimalOf({ minor, exponent }: Money): `${number}` {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const part = exponent === 0 ? '' : `.${digits.slice(-exponent)}`;
  return `${minor < 0 ? '-' : ''}${whole}${part}` as `${number}`;
}

export function formatMoney(locale: string, money: Money): string {
  return moneyFormat(locale, `${money.currency} ${money.exponent}`).format(decimalOf(money));
}

/** Round sums lose their zeros: on a choice of price ranges there is nothing behind the comma. */
export function formatRoundMoney(locale: string, { minor, currency, exponent }: Money): string {
  const whole = minor / 10 ** exponent;
  const rounded = Number.isInteger(whole) ? { minor: whole, currency, exponent: 0 } : { minor, currency, exponent };
  return formatMoney(locale, rounded);
}

const countFormat = remembered((locale) => new Intl.NumberFormat(locale));
export const formatCount = (locale: string, count: number): string => countFormat(locale).format(count);

const percentFormat = remembered((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));
export const formatPercent = (locale: string, share: number): string => percentFormat(locale).format(share);

const distanceFormat = remembered(
  (locale, unit) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: unit === 'kilometer' ? 1 : 0,
    }),
);

/** Metres in steps of fifty below one kilometre: nobody walks 437 m. */
export function formatDistance(locale: string, kilometres: number): string {
  if (kilometres >= 10) return distanceFormat(locale, 'kilometer').format(Math.round(kilometres));
  if (kilometres >= 0.95) return distanceFormat(locale, 'kilometer').format(kilometres);
  return distanceFormat(locale, 'meter').format(Math.max(50, Math.round(kilometres * 20) * 50));
}

const weightFormat = remembered(
  (locale, unit) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 3 }),
);

/** As scales in shops say it. */
export function formatWeight(locale: string, grams: number): string {
  if (grams < 1_000) return weightFormat(locale, 'gram').format(grams);
  return weightFormat(locale, 'kilogram').format(grams / 1_000);
}

const spanFormat = remembered(
  (locale, unit) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }),
);
const spanUnits = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** In the largest unit of which it is more than two. */
export function formatSpan(locale: string, ms: number): string {
  const [unit, unitMs] = spanUnits.find(([, each]) => ms > 2 * each) ?? spanUnits[3];
  return spanFormat(locale, unit).format(ms / unitMs);
}

const bytesFormat = remembered(
  (locale, unit) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }),
);
const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** Decimal units, as disks are sold. */
export function formatBytes(locale: string, bytes: number): string {
  const power = Math.min(byteUnits.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return bytesFormat(locale, byteUnits[power]).format(bytes / 1_000 ** power);
}

const clockFormat = remembered(
  (locale, timeZone) =>
    new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      ...(isZone(timeZone) ? { timeZone } : {}),
    }),
);
export const formatClock = (locale: string, at: number, timeZone = ''): string =>
  clockFormat(locale, timeZone).format(at);

const weekdayFormat = remembered(
  (locale, weekday) => new Intl.DateTimeFormat(locale, { weekday: weekday === 'short' ? 'short' : 'long' }),
);
export const formatWeekday = (locale: string, at: number, length: 'long' | 'short'): string =>
  weekdayFormat(locale, length).format(at);

const dateFormat = remembered((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }));
export const formatDate = (locale: string, at: number): string => dateFormat(locale).format(at);
