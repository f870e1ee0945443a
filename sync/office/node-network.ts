import type { Network } from '../connectors/network.ts';
import { NotSent } from '../kernel/network.ts';
import { codeOf } from './durable-files.ts';

/** What is found out before there is a connection, so that nothing was sent on it. */
const beforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Node's own fetch, which says in a code why it failed. */
export const nodeNetwork: Network = async (request) => {
  try {
    return await fetch(request);
  } catch (problem) {
    const code = problem instanceof Error ? codeOf(problem.cause) : null;
    if (code !== null && beforeSending.has(code)) throw new NotSent(code);
    throw problem;
  }
};
