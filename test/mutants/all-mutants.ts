import { connectorMutants } from './connector-mutants.ts';
import { deskMutants } from './desk-mutants.ts';
import type { Mutant } from './mutant.ts';
import { orderMutants } from './order-mutants.ts';
import { replicaMutants } from './replica-mutants.ts';
import { searchMutants } from './search-mutants.ts';

export const allMutants: readonly Mutant[] = [
  ...orderMutants,
  ...connectorMutants,
  ...deskMutants,
  ...replicaMutants,
  ...searchMutants,
];
