import type { ContractCase } from './contract-case.ts';
import { indexedDbContract } from './indexed-db-contract.ts';
import { pullContract } from './pull-contract.ts';
import { storageContract } from './storage-contract.ts';
import { dexieTablesContract } from './window-tables-contract.ts';

export const allCases: readonly ContractCase[] = [
  ...indexedDbContract,
  ...pullContract,
  ...storageContract,
  ...dexieTablesContract,
];
