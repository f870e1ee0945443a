import { describe, expect, test } from 'vitest';
import { classifyAnswer, classifyFailure, type Step } from './classify.ts';
import type { CommerceError } from './commerce-error.ts';

const steps: readonly Step[] = ['read', 'prepare', 'quote', 'commit', 'lookup'];
const bare = (status: number) => ({ status, retryAfterMs: null, named: null });
const named = (status: number, error: CommerceError) => ({ status, retryAfterMs: null, named: error });

describe('CN2 what a failed answer means', () => {
  test.each(steps)('429 in %s is a request for patience, with the time asked for or one that is assumed', (step) => {
    expect(classifyAnswer(step, { ...bare(429), retryAfterMs: 7_000 })).toMatchObject({
      ...{ kind: 'RateLimited', retryAfterMs: 7_000 },
    });
    expect(classifyAnswer(step, bare(429))).toMatchObject({ kind: 'RateLimited', retryAfterMs: 1_000 });
  });

  test.each(steps)('401 and 403 in %s are about us, whatever the body says', (step) => {
    const error: CommerceError = { kind: 'Invalid', message: 'bad order' };
    expect([401, 403].map((status) => classifyAnswer(step, named(status, error)).kind)).toEqual(['Auth', 'Auth']);
  });

  test.each([500, 502, 503, 504, 599])(
    '%i may have placed the order when it answers a commit, even if it says otherwise',
    (status) => {
      const error: CommerceError = { kind: 'Invalid', message: 'nothing happened, honestly' };
      expect(classifyAnswer('commit', named(status, error)).kind).toBe('Ambiguous');
      expect(classifyAnswer('commit', bare(status)).kind).toBe('Ambiguous');
    },
  );

  test.each(steps.filter((step) => step !== 'commit'))('5xx in %s has left nothing behind', (step) => {
    expect(classifyAnswer(step, bare(503)).kind).toBe('Transient');
  });

  test('the kind that the body names is taken with its data', () => {
    const error: CommerceError = { kind: 'OutOfStock', message: '', lines: ['v1'] };
    expect(classifyAnswer('commit', named(409, error))).toBe(error);
  });

  test.each([
    [408, 'Transient'],
    [425, 'Transient'],
    [404, 'NotFound'],
    [409, 'Stale'],
    [410, 'CursorTooOld'],
    [400, 'Invalid'],
    [422, 'Invalid'],
    [418, 'Invalid'],
  ] as const)('a bare %i is %s', (status, kind) => {
    expect(classifyAnswer('commit', bare(status)).kind).toBe(kind);
  });

  test('the words of an answer change nothing', () => {
    const wordings = ['401', 'rate limit', 'timeout 500', ''].map((message) =>
      classifyAnswer('commit', named(422, { kind: 'Invalid', message })),
    );
    expect(new Set(wordings.map(({ kind }) => kind))).toEqual(new Set(['Invalid']));
  });

  test('a commit that was never sent is safe to send; after that only a look-up knows', () => {
    expect(classifyFailure('commit', { kind: 'refused' }).kind).toBe('Transient');
    for (const kind of ['timeout', 'cut', 'unreadable'] as const) {
      expect(classifyFailure('commit', { kind }).kind).toBe('Ambiguous');
    }
  });

  test.each(steps.filter((step) => step !== 'commit'))('silence in %s may simply be asked again', (step) => {
    for (const kind of ['refused', 'timeout', 'cut', 'unreadable'] as const) {
      expect(classifyFailure(step, { kind }).kind).toBe('Transient');
    }
  });
});
