import * as v from 'valibot';
import { type Counted, type Meter, type MeterName, meters } from '../kernel/meter.ts';
import { invalid, json, refusal } from './answers.ts';
import { readJsonBody } from './read-body.ts';

const names = Object.keys(meters) as [MeterName, ...MeterName[]];
const mostCounts = 200;

const countsSchema = v.object({
  counts: v.pipe(
    v.array(
      v.object({
        name: v.picklist(names),
        // A fixed word: what a shopper or a store said does not fit.
        label: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,20}$/)),
        by: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
      }),
    ),
    v.maxLength(mostCounts),
  ),
});

/** What a window has counted since it last said so. */
export async function takeCounts(meter: Meter, request: Request): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return refusal(body.problem.error, body.problem.status);
  const told = v.safeParse(countsSchema, body.value);
  if (!told.success) return refusal(invalid('`counts` lists names, fixed words and whole numbers'), 400);
  for (const { name, label, by } of told.output.counts) meter.count(name, label, by);
  return json({ taken: told.output.counts.length });
}

/** In the text form that Prometheus reads, and whoever else gathers figures of many machines. */
export function metricsText(meter: Meter): Response {
  const readings = meter.readings();
  const text = names.map((name) => familyText(name, readings)).join('');
  return new Response(text, {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function familyText(name: MeterName, readings: readonly Counted[]): string {
  const { about, label } = meters[name];
  const full = `endcap_${name}_total`;
  const lines = readings
    .filter((each) => each.name === name)
    .map((each) => `${full}{${label}="${each.label}"} ${each.by}\n`);
  return [`# HELP ${full} ${about}.\n`, `# TYPE ${full} counter\n`, ...lines].join('');
}
