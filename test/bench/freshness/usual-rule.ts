import type { Asked } from './replay.ts';

/** What shops commonly say of a figure, however old it is: 3 or more "in stock", 1 or 2 "limited". Both send a shopper to the shelf. */
export const byUsualRule = (asked: readonly Asked[]): Asked[] =>
  asked.map((one) => ({ ...one, labelled: (one.standing.available ?? 0) >= 1 }));
