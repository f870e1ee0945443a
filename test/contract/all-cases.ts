import type { ContractCase } from './contract-case.ts';
import { indexedDbContract } from './indexed-db-contract.ts';
import { pullContract } from './pull-contract.ts';
import { storageContract } from './storage-contract.ts';

export const allCases: readonly ContractCase[] = [...indexedDbContract, ...pullContract, ...storageContract];
