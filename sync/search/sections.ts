/** First number of a saved index; another one in a later version sends an old index to be built anew. */
export const FORMAT = 0x1d_0c_00_04;

/** Every array begins at a multiple of eight, so that the numbers of the widest kind can be read in place. */
export const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;
