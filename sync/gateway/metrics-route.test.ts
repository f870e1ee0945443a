import { expect, test } from 'vitest';
import { createMeter } from '../kernel/meter.ts';
import { metricsText, takeCounts } from './metrics-route.ts';

const posted = (body: unknown) =>
  new Request('https://kiosk.localhost/api/metrics', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('FR18 what windows have counted is added up, and told as text', async () => {
  const meter = createMeter();
  const counts = [
    { name: 'stock_shown', label: 'likely', by: 2 },
    { name: 'live_checks', label: 'live', by: 1 },
  ];
  expect((await takeCounts(meter, posted({ counts }))).status).toBe(200);
  expect((await takeCounts(meter, posted({ counts }))).status).toBe(200);
  const text = await metricsText(meter).text();
  expect(text).toContain('# TYPE endcap_stock_shown_total counter\nendcap_stock_shown_total{band="likely"} 4\n');
  expect(text).toContain('endcap_live_checks_total{came="live"} 2\n');
  expect(text).toContain('# HELP endcap_promises_total ');
});

test.each([
  ['another name', { name: 'shoppers', label: 'likely', by: 1 }],
  ['words of a person', { name: 'stock_shown', label: 'Ann Example, Main Street', by: 1 }],
  ['less than one', { name: 'stock_shown', label: 'likely', by: 0 }],
])('OB12 FR18 %s is not taken, nor anything beside it', async (_, count) => {
  const meter = createMeter();
  const counts = [{ name: 'stock_shown', label: 'out', by: 1 }, count];
  expect((await takeCounts(meter, posted({ counts }))).status).toBe(400);
  expect(meter.readings()).toEqual([]);
});
