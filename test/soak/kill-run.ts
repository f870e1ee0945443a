import type { Random } from '../../sync/kernel/random.ts';
import type { Owned } from '../harness/owned.ts';
import type { Host } from './kill-hosts.ts';
import type { Moments } from './moments.ts';
import type { OrderLog } from './order-log.ts';
import type { SoakShop } from './soak-shop.ts';

/** What all kiosks of a soak come to. */
export interface Tally {
  kills: number;
  /** Of those: between the order being asked for and the shopper being told anything. */
  beforeAnswer: number;
  /** Of those: at a store that takes every commit for another order. */
  whereRepeatsCount: number;
  /** Acknowledged, and shown neither by the office nor by the window when both were back. */
  readonly hidden: Set<string>;
  /** Which part was killed when, by the answer and by the journal. */
  readonly phases: Map<string, number>;
  /** How long orders were away, each time something was started again. */
  readonly awayMs: number[];
  /** From a start until the test had seen every order through the window, its debugger's own half second included. */
  seenSlowestMs: number;
}

export const newTally = (): Tally => ({
  ...{ kills: 0, beforeAnswer: 0, whereRepeatsCount: 0, seenSlowestMs: 0 },
  ...{ hidden: new Set(), phases: new Map(), awayMs: [] },
});

/** One kiosk, killed and started again and again. */
export interface Run {
  readonly name: string;
  readonly host: Host;
  readonly shop: SoakShop;
  readonly data: string;
  readonly random: Random;
  readonly moments: Moments;
  readonly log: OrderLog;
  readonly own: Owned;
  readonly tally: Tally;
}
