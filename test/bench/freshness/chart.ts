import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bin, type Honesty, leastLabels } from './score.ts';
import { honestShare } from './useful.ts';

/** Git-ignored: a picture of the last run of each town. */
const folder = join(import.meta.dirname, '../../../out/freshness');

export interface Chart {
  readonly file: string;
  readonly title: string;
  /** Figures under the title, spelt out. */
  readonly facts: string;
  readonly bins: readonly Bin[];
  readonly honesty: readonly Honesty[];
  readonly rule: readonly Honesty[];
}

const paper = '#faf6ee';
const ink = '#1d1b18';
const quiet = '#6f685d';
const line = '#ddd4c4';
const accent = '#0f6b52';
const ruleColour = '#b4532a';
const face = `font-family="Figtree, 'Segoe UI', Helvetica, Arial, sans-serif"`;

const [width, height] = [1_180, 660];
const plot = { top: 150, bottom: 560 };
const left = { from: 84, to: 494 };
const right = { from: 640, to: 1_130 };

/** Writes the diagram and says where. */
export function drawChart(chart: Chart): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, chart.file);
  writeFileSync(path, svgOf(chart));
  return path;
}

const svgOf = ({ title, facts, bins, honesty, rule }: Chart): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ${face}>`,
    `<title>${escaped(`${title}. ${facts}`)}</title>`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    text(left.from, 56, title, { size: 28, weight: 700 }),
    text(left.from, 84, facts, { size: 15, fill: quiet }),
    ...reliability(bins),
    ...honestyByAge(honesty, rule),
    '</svg>',
  ].join('\n');

/** What was said against what was so; on the diagonal they are the same. Bars are twice the standard error. */
function reliability(bins: readonly Bin[]): string[] {
  const x = (share: number) => left.from + share * (left.to - left.from);
  const y = (share: number) => plot.bottom - share * (plot.bottom - plot.top);
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const points = bins.map(({ said, so, count }) => {
    const error = 2 * Math.sqrt((so * (1 - so)) / count);
    const [low, high] = [Math.max(0, so - error), Math.min(1, so + error)];
    return [
      `<path d="M${at(x(said), y(low))}V${round(y(high))}" stroke="${accent}" stroke-width="2"/>`,
      `<circle cx="${round(x(said))}" cy="${round(y(so))}" r="6" fill="${accent}" stroke="${paper}" stroke-width="2"/>`,
    ].join('');
  });
  return [
    text(left.from, 128, 'Truly there, of what was given this chance', { size: 15, weight: 600 }),
    ...ticks.flatMap((share) => [
      rule(left.from, y(share), left.to),
      text(left.from - 12, y(share) + 5, percent(share), { size: 13, fill: quiet, anchor: 'end' }),
      text(x(share), plot.bottom + 24, percent(share), { size: 13, fill: quiet, anchor: 'middle' }),
    ]),
    `<path d="M${at(x(0), y(0))}L${at(x(1), y(1))}" stroke="${quiet}" stroke-width="1.5" stroke-dasharray="2 5" stroke-linecap="round"/>`,
    `<path d="M${bins.map(({ said, so }) => at(x(said), y(so))).join('L')}" fill="none" stroke="${accent}" stroke-width="2" opacity="0.4"/>`,
    ...points,
    text((left.from + left.to) / 2, plot.bottom + 54, `Chance given, ${bins.length} bins of as many answers each`, {
      ...{ size: 14, fill: quiet, anchor: 'middle' },
    }),
  ];
}

/** Of what was said to be here, truly there: by age, the model and the usual rule. Hollow is too few to prove anything. */
function honestyByAge(model: readonly Honesty[], usual: readonly Honesty[]): string[] {
  const shares = [...model, ...usual].filter(({ labels }) => labels > 0).map(({ kept, labels }) => kept / labels);
  const floor = Math.min(0.9, Math.floor(10 * Math.min(...shares)) / 10);
  const x = (bucket: number) => right.from + ((bucket + 0.5) * (right.to - right.from)) / model.length;
  const y = (share: number) => plot.bottom - ((share - floor) / (1 - floor)) * (plot.bottom - plot.top);
  const steps = Math.round((1 - floor) / 0.05);
  const ticks = Array.from({ length: steps + 1 }, (_, step) => floor + step * 0.05).filter(
    (_, step) => steps <= 8 || step % 2 === 0,
  );
  const dots = (honesty: readonly Honesty[], colour: string) =>
    honesty.map(({ labels, kept }, bucket) => {
      if (labels === 0) return '';
      const fill = labels < leastLabels ? paper : colour;
      return `<circle cx="${round(x(bucket))}" cy="${round(y(kept / labels))}" r="6" fill="${fill}" stroke="${labels < leastLabels ? colour : paper}" stroke-width="2"/>`;
    });
  return [
    text(right.from, 128, 'Truly there, of what was said to be here', { size: 15, weight: 600 }),
    ...ticks.flatMap((share) => [
      rule(right.from, y(share), right.to),
      text(right.from - 12, y(share) + 5, percent(share), { size: 13, fill: quiet, anchor: 'end' }),
    ]),
    `<path d="M${at(right.from, y(honestShare))}H${right.to}" stroke="${ink}" stroke-width="1.5"/>`,
    text(right.to, y(honestShare) - 8, `promised: ${percent(honestShare)}`, { size: 13, anchor: 'end' }),
    ...dots(usual, ruleColour),
    ...dots(model, accent),
    ...model.flatMap(({ bucket, labels }, index) => [
      text(x(index), plot.bottom + 24, bucket.replace(' ', '\u00a0'), { size: 13, fill: quiet, anchor: 'middle' }),
      text(x(index), plot.bottom + 44, labels.toLocaleString('en'), { size: 13, anchor: 'middle' }),
    ]),
    text(right.from - 12, plot.bottom + 44, 'said', { size: 13, anchor: 'end' }),
    legend(right.from, plot.bottom + 74, accent, 'this model'),
    legend(right.from + 120, plot.bottom + 74, ruleColour, 'the usual rule: 1 or more'),
    text(right.to, plot.bottom + 79, `hollow: under ${leastLabels}`, { size: 13, fill: quiet, anchor: 'end' }),
  ];
}

const legend = (x: number, y: number, colour: string, words: string): string =>
  `<circle cx="${x + 6}" cy="${y}" r="6" fill="${colour}"/>${text(x + 20, y + 5, words, { size: 13 })}`;

const rule = (from: number, y: number, to: number): string =>
  `<path d="M${at(from, y)}H${to}" stroke="${line}" stroke-width="1"/>`;

interface TextStyle {
  readonly size: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

const text = (x: number, y: number, words: string, { size, weight = 400, fill = ink, anchor = 'start' }: TextStyle) =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(words)}</text>`;

const at = (x: number, y: number): string => `${round(x)} ${round(y)}`;
const round = (value: number): number => Math.round(value * 10) / 10;
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
