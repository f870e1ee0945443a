import { cloth } from './outdoor-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, repeat, stitch, stroke } from './shape.ts';

type Tent = {
  kind: 'dome' | 'ridge' | 'tipi' | 'tunnel';
  door: 'open' | 'shut' | 'lit';
  trim: 'plain' | 'skirt' | 'panels' | 'stripe';
  pennants: boolean;
  lean: number;
};

type TentDrawing = (kit: Kit, tent: Tent, turn: 0 | 1) => string;

const LIT = '#f7d98c';

export const tent = product({
  stance: 'stands',
  setting: 'camp',
  shadow: 150,
  tall: 220,
  focus: [186, 244, 2.2],
  traits: (dice): Tent => ({
    kind: dice.pick(['dome', 'dome', 'ridge', 'tipi', 'tunnel'] as const),
    door: dice.pick(['open', 'shut', 'lit'] as const),
    trim: dice.pick(['plain', 'skirt', 'panels', 'stripe'] as const),
    pennants: dice.chance(0.35),
    lean: dice.int(-10, 10),
  }),
  front: (kit, traits) => tents[traits.kind](kit, traits, 0),
  angle: (kit, traits) => tents[traits.kind](kit, traits, 1),
});

/** Ropes from both shoulders of a tent to its pegs. */
const guys = ({ tone }: Kit, left: number, right: number, y: number): string =>
  stroke(d`M${left} ${y}L26 330M${right} ${y}L374 330`, tone.shadow, 2.6) +
  stroke('M20 318L29 334M380 318L371 334', tone.metalShade, 5);

/** The way in: what is behind it, and its flaps where it is open. The arch rises from `left` to `right` up to `top`. */
function doorway({ tone }: Kit, { door }: Tent, left: number, right: number, top: number): string {
  const mid = (left + right) / 2;
  const rise = (330 - top) * 0.5;
  const arch = d`M${left} 330C${left + 2} ${330 - rise} ${mid - 26} ${top} ${mid} ${top}S${right - 2} ${330 - rise} ${right} 330`;
  if (door === 'shut')
    return fill(arch + 'Z', tone.mid) + stroke(arch, tone.line, 3) + stroke(d`M${mid} ${top}V330`, tone.accent, 4);
  const inside = door === 'lit' ? LIT : tone.deep;
  return (
    fill(arch + 'Z', inside) +
    (door === 'lit'
      ? dot(mid, top + 44, 8, '#fffbe9') + stroke(d`M${mid} ${top}v36`, tone.deep, 2.4)
      : fill(d`M${left} 330Q${mid} 322 ${right} 330L${mid + 12} 306H${mid - 12}Z`, tone.accent)) +
    stroke(d`M${left} 328C${left + 2} ${330 - rise} ${mid - 26} ${top} ${mid} ${top}`, tone.glow, 11) +
    stroke(d`M${left - 7} ${326 - rise * 0.5}l14 3M${left + 8} ${320 - rise * 1.1}l14 6`, tone.accent, 4)
  );
}

/** Cloth of another colour, in the way the seams of the tent run. */
function trimOf({ tone }: Kit, { trim }: Tent, panels: string): string {
  switch (trim) {
    case 'plain':
      return '';
    case 'skirt':
      return box(0, 304, 400, 40, 0, tone.accent) + stitch('M30 300H370', tone.line, 2);
    case 'panels':
      return fill(panels, tone.accent);
    case 'stripe':
      return box(0, 262, 400, 10, 0, tone.accent) + box(0, 278, 400, 4, 0, tone.accent);
  }
}

const dome: TentDrawing = (kit, traits, turn) => {
  const { tone } = kit;
  const peak = 200 - turn * 16 + traits.lean;
  const outline = d`M50 330C68 212 ${peak - 76} 142 ${peak} 140C${peak + 80} 142 332 212 350 330Z`;
  const far = d`M${peak} 136C${peak + 34} 190 ${264 - turn * 34} 262 ${268 - turn * 30} 334H370V130Z`;
  const near = d`M${peak} 136C${peak - 40} 190 ${136 - turn * 60} 262 ${132 - turn * 62} 334H30V130Z`;
  const ribs = d`M${peak} 140C${peak - 40} 190 ${136 - turn * 60} 262 ${132 - turn * 62} 330M${peak} 140C${peak + 34} 190 ${264 - turn * 34} 262 ${268 - turn * 30} 330`;
  const middle = 200 - turn * 46;
  return (
    guys(kit, 92, 308, 232) +
    cloth(
      kit,
      outline,
      tone.base,
      fill(near, tone.glow) +
        fill(far, tone.shade) +
        trimOf(
          kit,
          traits,
          d`M${peak} 136C${peak - 40} 150 90 200 60 250L30 130ZM${peak} 136C${peak + 50} 150 310 200 340 250L370 130Z`,
        ),
    ) +
    stroke(ribs, tone.line, 3.4) +
    doorway(kit, traits, middle - 48, middle + 48, 208) +
    (turn ? fill('M276 250Q304 240 322 262L326 288Q300 276 280 288Z', tone.deep) : '') +
    stroke(d`M${peak - 14} 147Q${peak} 132 ${peak + 14} 147`, tone.accent, 6) +
    stroke('M52 329H348', tone.deep, 4)
  );
};

const ridge: TentDrawing = (kit, traits, turn) => {
  const { tone } = kit;
  const top = turn ? 150 : 200;
  const [left, right] = turn ? [48, 214] : [62, 338];
  const face = d`M${top} 130L${left} 330H${right}Z`;
  const side = 'M150 130L296 150L366 316L214 330Z';
  const mid = (left + right) / 2;
  return (
    (turn ? stroke('M296 150L382 322', tone.shadow, 2.6) : guys(kit, 200, 200, 132)) +
    stroke(d`M${top - 9} 108L${top + 6} 140M${top + 9} 108L${top - 6} 140`, tone.wood, 6) +
    (turn
      ? cloth(
          kit,
          side,
          tone.shade,
          trimOf(kit, traits, 'M198 136L230 142L300 330H262Z') + stroke('M248 143L312 322', tone.line, 2.6),
        )
      : '') +
    cloth(
      kit,
      face,
      tone.base,
      (turn ? '' : fill('M200 120L350 340H200Z', tone.shade)) +
        trimOf(kit, traits, d`M${top} 120L${left - 10} 340H${left + 26}ZM${top} 120L${right - 26} 340H${right + 10}Z`),
    ) +
    (traits.door === 'shut'
      ? stroke(d`M${top} 150L${mid} 330`, tone.accent, 5) + stitch(d`M${top - 6} 160L${mid - 8} 330`, tone.line, 2)
      : fill(d`M${top} 152L${mid - 44} 330H${mid + 44}Z`, traits.door === 'lit' ? LIT : tone.deep) +
        fill(d`M${top} 148L${mid - 62} 330H${mid - 30}Q${mid - 34} 250 ${top} 148Z`, tone.glow) +
        fill(d`M${top} 148L${mid + 62} 330H${mid + 30}Q${mid + 34} 250 ${top} 148Z`, tone.mid)) +
    stroke(d`M${left - 10} 329H${turn ? 366 : right + 10}`, tone.deep, 4)
  );
};

const tipi: TentDrawing = (kit, traits, turn) => {
  const { tone } = kit;
  const peak = 200 + traits.lean * 0.5;
  const outline = d`M${peak} 116C170 200 120 252 70 276L76 330H324L330 276C280 252 230 200 ${peak} 116Z`;
  const middle = 200 - turn * 40;
  return (
    guys(kit, 76, 324, 276) +
    box(peak - 4, 92, 8, 40, 3, tone.wood) +
    (traits.pennants ? fill(d`M${peak + 4} 94l34 9l-34 10Z`, tone.accent) : '') +
    cloth(
      kit,
      outline,
      tone.base,
      fill(d`M${peak} 110C250 220 ${262 - turn * 20} 250 ${258 - turn * 20} 340H340V250Z`, tone.shade) +
        fill(d`M${peak} 110C170 220 ${140 - turn * 34} 250 ${142 - turn * 34} 340H60V250Z`, tone.glow) +
        trimOf(kit, traits, d`M${peak} 100L120 200H280Z`) +
        stroke('M66 276Q200 292 334 276', tone.line, 3),
    ) +
    doorway(kit, traits, middle - 38, middle + 38, 214) +
    fill(d`M${peak - 13} 138L${peak} 108L${peak + 13} 138Q${peak} 146 ${peak - 13} 138Z`, tone.deep) +
    stroke('M78 329H322', tone.deep, 4)
  );
};

const tunnel: TentDrawing = (kit, traits, turn) => {
  const { tone } = kit;
  const low = 206 + turn * 12 + traits.lean;
  const outline = d`M40 330C42 222 84 172 128 170C180 172 256 ${low - 22} 300 ${low}C346 ${low + 16} 364 284 366 330Z`;
  const hoop = (x: number, top: number): string => d`M${x} 334C${x + 4} 250 ${x - 20} ${top + 10} ${x - 48} ${top - 4}`;
  return (
    stroke(d`M40 300L16 330M340 ${low + 40}L386 330`, tone.shadow, 2.6) +
    cloth(
      kit,
      outline,
      tone.base,
      fill('M214 334C218 250 170 170 122 166H380V340Z', tone.mid) +
        fill(hoop(300, low - 14) + 'H400V340Z', tone.shade) +
        trimOf(kit, traits, hoop(262, low - 20) + d`L${262} ${low - 20}` + 'L300 340Z') +
        stroke(hoop(262, low - 26) + hoop(310, low - 8), tone.line, 3.4),
    ) +
    fill('M40 330C42 222 84 172 128 170C172 172 212 230 214 330Z', tone.glow) +
    doorway(kit, traits, 76, 182, 204) +
    fill(d`M232 284L234 ${low + 26}Q250 ${low + 24} 256 ${low + 44}L260 284Z`, tone.deep) +
    stroke('M42 330C44 222 86 172 128 170C172 172 212 230 214 330', tone.accent, 4) +
    stroke('M40 329H366', tone.deep, 4)
  );
};

const tents: Readonly<Record<Tent['kind'], TentDrawing>> = { dome, ridge, tipi, tunnel };

type Hammock = {
  frame: 'trees' | 'arc' | 'posts';
  print: 'plain' | 'stripes' | 'edge' | 'net';
  sag: number;
  fringe: boolean;
};

export const hammock = product({
  stance: 'stands',
  setting: 'camp',
  shadow: 150,
  tall: 200,
  focus: [190, 244, 2.2],
  traits: (dice): Hammock => ({
    frame: dice.pick(['trees', 'arc', 'posts'] as const),
    print: dice.pick(['plain', 'stripes', 'stripes', 'edge', 'net'] as const),
    sag: dice.int(-8, 14),
    fringe: dice.chance(0.35),
  }),
  front: (kit, traits) => drawHammock(kit, traits, 0),
  angle: (kit, traits) => drawHammock(kit, traits, 1),
});

const trunk = ({ tone }: Kit, x: number, lean: number): string =>
  fill(d`M${x - 13 + lean} 96L${x - 17} 330H${x + 19}L${x + 13 + lean} 96Z`, tone.wood) +
  fill(d`M${x + 2 + lean} 96L${x + 3} 330H${x + 19}L${x + 13 + lean} 96Z`, tone.woodShade);

function hammockFrame(kit: Kit, { frame }: Hammock, turn: 0 | 1): string {
  const { tone } = kit;
  switch (frame) {
    case 'trees':
      return trunk(kit, 44, 4) + trunk(kit, 356, turn ? 6 : -4);
    case 'arc':
      return (
        stroke('M40 176C70 330 140 322 200 322S330 330 360 176', tone.woodShade, 15) +
        stroke('M40 174C70 326 140 318 200 318S330 326 360 174', tone.wood, 9) +
        stroke('M120 328H160M240 328H280', tone.woodShade, 9)
      );
    case 'posts':
      return (
        stroke('M60 132V326M340 132V326', tone.metalShade, 11) +
        stroke('M34 327H100M300 327H366', tone.metalShade, 8) +
        stroke('M57 134V320M337 134V320', tone.metal, 3)
      );
  }
}

function drawHammock(kit: Kit, traits: Hammock, turn: 0 | 1): string {
  const { tone } = kit;
  const { frame, print, sag, fringe } = traits;
  const [y, inset] = frame === 'arc' ? [172, 42] : [150, 58];
  const low = 262 + sag;
  const lip = 214 + sag - turn * 10;
  const outline = d`M78 ${y + 14}C120 ${lip} 160 ${lip + 8} 200 ${lip + 8}S280 ${lip} 322 ${y + 14}C304 ${low - 14} 256 ${low + 12} 200 ${low + 12}S96 ${low - 14} 78 ${y + 14}Z`;
  const back = d`M78 ${y + 14}C130 ${lip - 14 - turn * 18} 270 ${lip - 14 - turn * 18} 322 ${y + 14}C270 ${lip + 40} 130 ${lip + 40} 78 ${y + 14}Z`;
  const bands = repeat(
    11,
    (i) => d`M${i < 5 ? 78 : 322} ${y + 14}Q${60 + i * 28} ${low - 60} ${60 + i * 28} ${low + 40}`,
  );
  const prints = {
    plain: fill(d`M322 ${y + 14}C268 ${lip + 24} 246 ${low - 10} 214 ${low + 20}L320 ${low}Z`, tone.mid),
    stripes: stroke(
      repeat(
        6,
        (i) => d`M72 ${y + 12 + i * 2}C118 ${lip + 18 + i * 11} 282 ${lip + 18 + i * 11} 328 ${y + 12 + i * 2}`,
      ),
      tone.accent,
      5,
    ),
    edge: stroke(d`M78 ${y + 14}C120 ${lip} 160 ${lip + 8} 200 ${lip + 8}S280 ${lip} 322 ${y + 14}`, tone.accent, 26),
    net: stroke(bands, tone.line, 1.6),
  };
  const ropes = repeat(
    4,
    (i) => d`M${inset} ${y}L${78 + i * 3} ${y + 14 + i * 6}M${400 - inset} ${y}L${322 - i * 3} ${y + 14 + i * 6}`,
  );
  return (
    hammockFrame(kit, traits, turn) +
    fill(back, tone.deep) +
    stroke(ropes, tone.paperShade, 2.4) +
    (frame === 'arc' ? '' : stroke(d`M${inset - 14} ${y}h26M${388 - inset} ${y}h26`, tone.ink, 8)) +
    (fringe ? stroke(d`M112 ${low - 30}C150 ${low + 14} 250 ${low + 14} 288 ${low - 30}`, tone.paper, 22, '2 6') : '') +
    cloth(
      kit,
      outline,
      tone.base,
      prints[print] + fill(d`M90 ${low - 20}Q200 ${low + 18} 310 ${low - 20}V${low + 40}H90Z`, tone.deep, 0.35),
    ) +
    stroke(d`M80 ${y + 16}C120 ${lip} 160 ${lip + 8} 200 ${lip + 8}S280 ${lip} 320 ${y + 16}`, tone.glow, 4) +
    (turn ? box(178, lip - 14, 58, 20, 9, tone.accent) : '')
  );
}
