import * as v from 'valibot';

/** 29 signs that are not taken for one another when read aloud or by hand: no 0 O 1 I L 5 S. */
const alphabet = '2346789ABCDEFGHJKMNPQRTUVWXYZ';
const length = 6;

/** The code a shopper carries away. The kiosk makes it, so it exists before any platform has heard of the order. */
export const ticketCodeSchema = v.pipe(v.string(), v.regex(new RegExp(`^[${alphabet}]{${length}}$`)));

/** 29^6 is 594 million codes; a till that finds two orders under one code shows both, newest first. */
export function makeTicketCode(randomBytes: (length: number) => Uint8Array): string {
  const unbiased = Math.floor(256 / alphabet.length) * alphabet.length;
  let code = '';
  while (code.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < unbiased && code.length < length) code += alphabet[byte % alphabet.length];
    }
  }
  return code;
}

/** What somebody typed at a till, brought to the form it is stored in. */
export const normaliseTicketCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
