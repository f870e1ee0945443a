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

const [width, height] = [1_180, 690];
const plot = { top: 150, bottom: 560 };
const left = { from: 84, to: 494 };
const right = { from: 620, to: 1_080 };

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
      disc(x(said), y(so), accent, true),
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
  const marks = (honesty: readonly Honesty[], mark: Mark, colour: string) =>
    honesty.flatMap(({ labels, kept }, bucket) =>
      labels === 0 ? [] : [mark(x(bucket), y(kept / labels), colour, labels >= leastLabels)],
    );
  return [
    text(right.from, 128, 'Truly there, of what was said to be here', { size: 15, weight: 600 }),
    ...ticks.flatMap((share) => [
      rule(right.from, y(share), right.to),
      text(right.from - 12, y(share) + 5, percent(share), { size: 13, fill: quiet, anchor: 'end' }),
    ]),
    `<path d="M${at(right.from, y(honestShare))}H${right.to}" stroke="${ink}" stroke-width="1.5"/>`,
    text(right.to + 10, y(honestShare) + 5, 'promised', { size: 13 }),
    ...marks(usual, diamond, ruleColour),
    ...marks(model, disc, accent),
    ...model.flatMap(({ bucket, labels }, index) => [
      ...bucket
        .replace('-', '–')
        .split(' ')
        .map((word, row) =>
          text(x(index), plot.bottom + 24 + 18 * row, word, { size: 13, fill: quiet, anchor: 'middle' }),
        ),
      text(x(index), plot.bottom + 68, labels.toLocaleString('en'), { size: 13, anchor: 'middle' }),
    ]),
    text(right.from - 12, plot.bottom + 68, 'said', { size: 13, anchor: 'end' }),
    disc(right.from + 6, plot.bottom + 100, accent, true),
    text(right.from + 20, plot.bottom + 105, 'this model', { size: 13 }),
    diamond(right.from + 126, plot.bottom + 100, ruleColour, true),
    text(right.from + 140, plot.bottom + 105, 'the usual rule: 1 or more', { size: 13 }),
    text(right.to, plot.bottom + 105, `hollow: under ${leastLabels}`, { size: 13, fill: quiet, anchor: 'end' }),
  ];
}

type Mark = (x: number, y: number, colour: string, full: boolean) => string;

const inked = (colour: string, full: boolean): string =>
  `fill="${full ? colour : paper}" stroke="${full ? paper : colour}" stroke-width="2"`;

const disc: Mark = (x, y, colour, full) => `<circle cx="${round(x)}" cy="${round(y)}" r="6" ${inked(colour, full)}/>`;

/** Told apart by shape as well as by colour. */
const diamond: Mark = (x, y, colour, full) => `<path d="M${at(x, y - 8)}l8 8l-8 8l-8 -8z" ${inked(colour, full)}/>`;

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
