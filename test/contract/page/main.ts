import { scriptAddress } from '../../../renderer/trusted-types.ts';
import { connect } from '../../../sync/worker/rpc.ts';
import type { ContractApi, ContractNotice } from './contract-api.ts';
import contractWorker from './contract.worker.ts?worker&url';

/** For who drives this page: everything below happens in a worker, as the product's replica does. */
interface ContractPage extends Omit<ContractApi, 'pull'> {
  /** Ends a worker in the middle of its pull, when it has asked for so many pages. */
  killPullAfter(seed: number, pages: number): Promise<void>;
}

declare global {
  interface Window {
    contract: ContractPage;
  }
}

const start = () => new Worker(scriptAddress(contractWorker), { type: 'module' });
const { call } = connect<ContractApi, ContractNotice>(start(), () => {});

function killPullAfter(seed: number, pages: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const victim = start();
    let left = pages;
    const client = connect<ContractApi, ContractNotice>(victim, () => {
      if (--left > 0) return;
      victim.terminate();
      resolve();
      client.close();
    });
    client.call.pull(seed).catch(reject);
  });
}

window.contract = {
  runCase: (name) => call.runCase(name),
  checkDisk: (seed) => call.checkDisk(seed),
  pullToEnd: (seed) => call.pullToEnd(seed),
  fillUntilFull: (seed) => call.fillUntilFull(seed),
  fillTheRest: () => call.fillTheRest(),
  killPullAfter,
};
