/** `K7M · 4QR`: two halves are read and remembered better than six letters. */
export const showTicketCode = (code: string): string => `${code.slice(0, 3)} · ${code.slice(3)}`;
