import { connectorMutants } from './connector-mutants.ts';
import { deskMutants } from './desk-mutants.ts';
import { freshnessMutants } from './freshness-mutants.ts';
import { handOverMutants } from './hand-over-mutants.ts';
import { journalMutants } from './journal-mutants.ts';
import type { Mutant } from './mutant.ts';
import { orderMutants } from './order-mutants.ts';
import { replicaMutants } from './replica-mutants.ts';
import { searchMutants } from './search-mutants.ts';
import { wipeMutants } from './wipe-mutants.ts';

export const allMutants: readonly Mutant[] = [
  ...handOverMutants,
  ...orderMutants,
  ...journalMutants,
  ...wipeMutants,
  ...connectorMutants,
  ...deskMutants,
  ...replicaMutants,
  ...searchMutants,
  ...freshnessMutants,
];
