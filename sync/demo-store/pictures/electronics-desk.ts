import { shell } from './electronics-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, place, quad, repeat, stroke } from './shape.ts';

type Keyboard = {
  size: 'full' | 'small';
  keys: 'pale' | 'own' | 'ink';
  accents: 'escape' | 'arrows' | 'row';
  knob: boolean;
  cable: boolean;
  round: number;
};

export const keyboard = product({
  stance: 'stands',
  above: true,
  setting: 'desk',
  shadow: 152,
  tall: 130,
  focus: [132, 270, 2.4],
  traits: (dice): Keyboard => ({
    size: dice.pick(['full', 'small'] as const),
    keys: dice.pick(['pale', 'own', 'ink'] as const),
    accents: dice.pick(['escape', 'arrows', 'row'] as const),
    knob: dice.chance(0.45),
    cable: dice.chance(0.4),
    round: dice.int(8, 18),
  }),
  front: (kit, traits) => {
    const { tone } = kit;
    const { cable, round } = traits;
    return (
      (cable ? stroke('M200 222C196 176 262 204 256 158S300 130 306 108', tone.inkGlow, 6) : '') +
      fill(quad(70, 216, 330, 216, 356, 330, 44, 330, round), tone.deep) +
      shell(
        kit,
        quad(70, 210, 330, 210, 356, 318, 44, 318, round),
        tone.base,
        stroke('M76 213H324', tone.glow, 4) + fill('M78 219H322L346 312H54Z', tone.deep),
      ) +
      repeat(5, (row) =>
        keyRow(kit, traits, row, { left: 80 - row * 4.6, right: 320 + row * 4.6, y: 221 + row * 18.4, high: 15 }),
      )
    );
  },
  angle: (kit, traits) => {
    const { tone } = kit;
    const { cable, round } = traits;
    return (
      (cable ? stroke('M200 140C196 90 250 110 256 40', tone.inkGlow, 7) : '') +
      box(34, 132, 332, 142, round, tone.deep) +
      shell(
        kit,
        quad(34, 126, 366, 126, 366, 268, 34, 268, round),
        tone.base,
        stroke('M44 130H356', tone.glow, 4) + box(44, 136, 312, 124, 4, tone.deep),
      ) +
      repeat(5, (row) => keyRow(kit, traits, row, { left: 46, right: 354, y: 138 + row * 24.4, high: 21 }))
    );
  },
});

/** How many keys wide each key of a row is. */
const rows: readonly (readonly number[])[] = [
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2],
  [1.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2.5],
  [1.8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3.2],
  [2.3, 1, 1, 1, 1, 1, 1, 1, 1, 1.7, 1, 1],
  [1.2, 1.2, 1.2, 6.2, 1.2, 1, 1, 1],
];

type Row = { readonly left: number; readonly right: number; readonly y: number; readonly high: number };

function keyRow(
  { tone, fine }: Kit,
  { size, keys, accents, knob }: Keyboard,
  row: number,
  { left, right, y, high }: Row,
): string {
  const widths = rows[row] ?? [];
  const pad = size === 'full' ? 3.6 : 0;
  const unit = (right - left) / (14 + pad);
  const paint = { pale: tone.paper, own: tone.glow, ink: tone.inkGlow }[keys];
  const isAccent = (i: number): boolean =>
    accents === 'escape'
      ? (row === 0 && i === 0) || (row === 2 && i === widths.length - 1)
      : accents === 'arrows'
        ? (row === 4 && i > 4) || (row === 3 && i === widths.length - 2)
        : row === 4;
  const [plain, marked]: [string[], string[]] = [[], []];
  let x = left;
  widths.forEach((wide, i) => {
    (isAccent(i) ? marked : plain).push(d`M${x + 1.5} ${y}h${wide * unit - 3}v${high - 1}h${3 - wide * unit}Z`);
    x += wide * unit;
  });
  const numbers =
    pad && !(knob && row === 0)
      ? repeat(3, (i) => d`M${right - (3 - i) * unit + 1} ${y}h${unit - 3}v${high - 1}h${3 - unit}Z`)
      : '';
  const caps = (path: string, colour: string): string =>
    path ? `<path d="${path}" fill="${colour}" stroke="${colour}" stroke-width="2"/>` : '';
  return (
    caps(plain.join('') + numbers, paint) +
    caps(marked.join(''), tone.accent) +
    (fine ? stroke(d`M${left + 4} ${y + 4}H${left + 14 * unit}`, tone.metalShade, 2, d`5 ${unit - 5}`) : '') +
    (knob && row === 0 && pad
      ? dot(right - unit * 1.4, y + high * 0.5, high * 0.56, tone.metalShade) +
        dot(right - unit * 1.4, y + high * 0.42, high * 0.46, tone.metal)
      : '')
  );
}

type Mouse = {
  kind: 'classic' | 'slim' | 'grip';
  wheel: 'ink' | 'accent' | 'metal';
  stripe: boolean;
  thumbs: number;
  cable: boolean;
  wide: number;
};

export const mouse = product({
  stance: 'stands',
  above: true,
  setting: 'desk',
  shadow: 104,
  tall: 160,
  focus: [226, 244, 2.6],
  traits: (dice): Mouse => ({
    kind: dice.pick(['classic', 'slim', 'grip'] as const),
    wheel: dice.pick(['ink', 'accent', 'metal'] as const),
    stripe: dice.chance(0.4),
    thumbs: dice.int(1, 3),
    cable: dice.chance(0.35),
    wide: dice.int(70, 82),
  }),
  front: (kit, traits) => {
    const { tone } = kit;
    const lying = (content: string, y: number): string =>
      `<g transform="translate(0 ${y}) scale(1 .7)">${place(content, { turn: 68, scale: 0.88 })}</g>`;
    return (
      (traits.cable ? stroke('M288 228C340 214 350 184 318 170S290 130 334 112', tone.inkGlow, 8) : '') +
      lying(fill(mouseOutline(traits), tone.ink), 136) +
      lying(fill(mouseOutline(traits), tone.deep), 125) +
      lying(fill(mouseOutline(traits), tone.shade), 115) +
      lying(mouseTop(kit, traits), 104)
    );
  },
  angle: (kit, traits) =>
    (traits.cable ? stroke('M200 90C196 46 236 50 230 6', kit.tone.inkGlow, 8) : '') +
    place(fill(mouseOutline(traits), kit.tone.deep), { y: 6 }) +
    mouseTop(kit, traits),
});

function mouseOutline({ kind, wide }: Mouse): string {
  const [left, right] = [200 - wide, 200 + wide];
  const waist = kind === 'grip' ? 11 : kind === 'slim' ? -4 : 4;
  return d`M200 80C${right - 12} 80 ${right} 96 ${right} 142C${right} 176 ${right - waist} 200 ${right - waist} 226C${right + 6} 290 ${right - 26} 330 200 330S${left - 6} 290 ${left + waist} 226C${left + waist} 200 ${left} 176 ${left} 142C${left} 96 ${left + 12} 80 200 80Z`;
}

/** The mouse from straight above, its buttons to the top. */
function mouseTop(kit: Kit, traits: Mouse): string {
  const { tone } = kit;
  const { wheel, stripe, thumbs, wide, kind } = traits;
  const [left, right] = [200 - wide, 200 + wide];
  return (
    shell(
      kit,
      mouseOutline(traits),
      tone.base,
      fill(d`M${right - wide * 0.44} 60Q${right - wide * 0.1} 210 ${right - wide * 0.6} 350H330V60Z`, tone.mid) +
        (stripe ? fill('M190 190H210L216 340H184Z', tone.accent) : dot(200, 290, 9, tone.line)) +
        stroke(d`M200 70V190M${left - 10} 196Q200 176 ${right + 10} 196`, tone.deep, 4.5) +
        stroke(d`M${left + 14} 170Q${left + 12} 116 ${left + 34} 102`, tone.glow, 7),
    ) +
    box(184, 104, 32, 62, 16, tone.ink) +
    box(191, 114, 18, 42, 9, { ink: tone.inkGlow, accent: tone.accent, metal: tone.metal }[wheel]) +
    stroke('M192 125H208M192 135H208M192 145H208', tone.ink, 2) +
    repeat(thumbs, (i) => box(left + (kind === 'grip' ? 7 : 0), 176 + i * 26, 10, 21, 4, tone.ink))
  );
}
