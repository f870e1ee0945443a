import { expect, test } from 'vitest';
import { shapedLogger } from './log-shape.ts';

function lines(log: (logger: ReturnType<typeof shapedLogger>) => void): string {
  const written: unknown[] = [];
  const write = (event: string, fields?: object) => void written.push({ event, ...fields });
  log(shapedLogger({ info: write, warn: write }));
  return JSON.stringify(written);
}

test('OB12 words, numbers and flags get into a log line as they are', () => {
  const fields = {
    order: '01900000-0000-7000-8000-000000000001',
    because: 'Transient',
    rests: 3,
    weak: true,
    reason: null,
  };
  expect(lines((logger) => logger.info('order-rests', fields))).toBe(
    JSON.stringify([{ event: 'order-rests', ...fields }]),
  );
});

test.each([
  'Zebedee Quartermaine',
  'zebedee@quartermaine.example',
  'GET https://store.example/v1/orders?name=zebedee',
  'Unexpected token Z in JSON at position 0: "Zebedee"',
  '/home/zebedee/orders',
  '7 Wimpole Mews\n',
  'ζεβεδαίος',
  'z'.repeat(65),
])('OB12 what is no fixed word (%s) does not, be it a value, a name or an event', (text) => {
  const all = lines((logger) => {
    logger.warn('office-failed', { problem: text, [text]: 1 });
    logger.info(text);
  });
  expect(all).not.toMatch(/zebedee|quartermaine|wimpole|ζεβεδαίος|zzz/i);
  expect(all.match(/withheld/g)).toHaveLength(3);
});
