/** Records of a saved segment as one, as a reader puts them together. */
export const joined = (records: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(records.flatMap((record) => [...record]));
