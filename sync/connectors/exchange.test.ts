import { expect, test } from 'vitest';
import { nodeClock } from '../office/node-clock.ts';
import { exchange } from './exchange.ts';

test.each(['http://ann:pw@store/', 'http://[', 'store'])(
  'CN2 an address that makes no request (%s) is a failure as data, and nothing was sent',
  async (url) => {
    const network = () => Promise.reject(new Error('asked'));
    const answer = await exchange(network, nodeClock, { url, method: 'GET', headers: {} }, 1_000);
    expect(answer).toEqual({ ok: false, problem: { kind: 'refused' } });
  },
);
