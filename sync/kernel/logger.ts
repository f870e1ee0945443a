/**
 * What happened, for the people who run the kiosk. Fields are numbers, flags and short fixed words only: whoever logs a shopper's
 * words, an address or a token has broken rule OB12.
 */
export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export const silentLogger: Logger = { info: () => {}, warn: () => {} };
