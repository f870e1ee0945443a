import type { CaseResult } from '../contract-case.ts';

/** What the page asks of its worker. */
export interface ContractApi {
  runCase(name: string): Promise<CaseResult>;
  /** Pulls, with a notice at each page, until somebody ends the worker. */
  pull(seed: number): Promise<never>;
  checkDisk(seed: number): Promise<number>;
  pullToEnd(seed: number): Promise<void>;
  fillUntilFull(seed: number): Promise<number>;
  fillTheRest(): Promise<void>;
}

export type ContractNotice = 'page';
