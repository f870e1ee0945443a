import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastWordsOf } from './last-words.ts';

test('OB12 the last words of a process name the kind of error and the place, never the message', () => {
  const problem = new TypeError('Zebedee Quartermaine\n    at zebedee.ts:1:1 is no order');
  expect(lastWordsOf(problem)).toEqual({
    error: 'TypeError',
    at: expect.stringMatching(/^last-words\.test\.ts:\d+$/),
  });
  expect(lastWordsOf('Zebedee')).toEqual({ error: 'unknown', at: 'unknown' });
});

test.each(['throw', 'reject'])(
  'OB12 a process that ends by an error nobody caught (%s) prints nothing of it',
  (how) => {
    const script = `
    import { logLastWords } from './last-words.ts';
    import { pinoLogger } from './pino-logger.ts';
    logLastWords(pinoLogger());
    const read = () => JSON.parse('Zebedee Quartermaine, 7 Wimpole Mews');
    if (${JSON.stringify(how)} === 'throw') setTimeout(read);
    else void Promise.resolve().then(read);
  `;
    const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: join(import.meta.dirname),
      encoding: 'utf8',
    });
    expect(ended.stdout + ended.stderr).not.toMatch(/zebedee|quartermaine|wimpole/i);
    expect(ended.stderr).toMatch(/"event":"crashed".*"error":"SyntaxError"/);
    expect(ended.status).toBe(70);
  },
);
