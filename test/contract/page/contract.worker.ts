import { serve } from '../../../sync/worker/rpc.ts';
import { allCases } from '../all-cases.ts';
import { runCase } from '../contract-case.ts';
import { fullDisk } from '../full-disk.ts';
import { killedPull } from '../killed-pull.ts';
import type { ContractApi, ContractNotice } from './contract-api.ts';

const databases = { indexedDB, IDBKeyRange };
const server = serve<ContractApi, ContractNotice>(self, {
  async runCase(name) {
    const found = allCases.find((one) => one.name === name);
    if (found === undefined) throw new Error(`There is no case "${name}"`);
    return runCase(found, databases);
  },
  ...killedPull(databases, () => server.notify('page')),
  ...fullDisk(databases),
});
