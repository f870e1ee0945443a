import { idStamp } from './column-kind.ts';

/** Nine bits, with 0 for goods of no category. Two categories that come to be one group only make its average coarser. */
const groups = 511;

/** The group of goods that a category is, the same after every start. */
export const groupOf = (category: string | undefined): number =>
  category === undefined ? 0 : 1 + (idStamp(category) % groups);
