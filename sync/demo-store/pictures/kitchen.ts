import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, repeat, stitch, stroke } from './shape.ts';
import { glazes, mouth, vessel, type Glaze } from './vessel.ts';

type Cup = {
  shape: 'straight' | 'round' | 'taper';
  half: number;
  high: number;
  glaze: Glaze;
  ear: number;
  hot: boolean;
};

const cupPath = ({ shape, half, high }: Cup): string => {
  const [left, right, top] = [184 - half, 184 + half, 330 - high];
  if (shape === 'straight')
    return d`M${left} ${top}V310Q${left} 330 ${left + 20} 330H${right - 20}Q${right} 330 ${right} 310V${top}Z`;
  if (shape === 'round')
    return d`M${left} ${top}C${left - 6} ${top + high * 0.7} ${left + 16} 330 ${left + 40} 330H${right - 40}C${right - 16} 330 ${right + 6} ${top + high * 0.7} ${right} ${top}Z`;
  return d`M${left} ${top}L${left + 18} 320Q${left + 20} 330 ${left + 30} 330H${right - 30}Q${right - 20} 330 ${right - 18} 320L${right} ${top}Z`;
};

const steam = ({ tone }: Kit, x: number, y: number): string =>
  stroke(d`M${x - 20} ${y}q-12 -16 0 -32t0 -32M${x + 16} ${y - 4}q-12 -16 0 -32t0 -30`, tone.groundDeep, 6);

export const mug = product({
  stance: 'stands',
  setting: 'table',
  shadow: 92,
  tall: 180,
  focus: [206, 214, 2.3],
  traits: (dice): Cup => ({
    shape: dice.pick(['straight', 'round', 'taper'] as const),
    half: dice.int(66, 88),
    high: dice.int(132, 190),
    glaze: dice.pick(glazes),
    ear: dice.pick([0, 0.5, 1] as const),
    hot: dice.chance(0.4),
  }),
  front: (kit, cup) => {
    const { tone } = kit;
    const [right, top] = [184 + cup.half, 330 - cup.high];
    const low = top + cup.high * 0.68;
    const ear = d`M${right - 8} ${top + 28}C${right + 64 - cup.ear * 16} ${top + 18} ${right + 62} ${low + 10 * cup.ear} ${right - 14} ${low}`;
    return (
      (cup.hot ? steam(kit, 184, top - 26) : '') +
      stroke(ear, tone.shade, 21) +
      stroke(ear, tone.mid, 9) +
      vessel(kit, cupPath(cup), { top, left: 184 - cup.half, right, glaze: cup.glaze }) +
      mouth(kit, 184, top, cup.half, 17, cup.hot ? tone.woodShade : tone.shade) +
      stroke(d`M${208 - cup.half} 324H${160 + cup.half}`, tone.deep, 4)
    );
  },
  angle: (kit, cup) => {
    const { tone } = kit;
    const top = 330 - cup.high;
    const ear = d`M222 ${top + 42}C290 ${top + 34} 284 ${top + cup.high * 0.78} 214 ${top + cup.high * 0.74}`;
    return place(
      vessel(kit, cupPath(cup), { top, left: 184 - cup.half, right: 184 + cup.half, glaze: cup.glaze }) +
        mouth(kit, 184, top, cup.half, 34, cup.hot ? tone.woodShade : tone.shade) +
        (cup.hot ? oval(176, top + 6, 26, 10, tone.wood) : '') +
        stroke(ear, tone.deep, 25) +
        stroke(ear, tone.glow, 17),
      { x: 10 },
    );
  },
});

type Pot = { kind: 'dome' | 'goose' | 'jug'; handle: 'arch' | 'square'; wood: boolean; knob: number; band: boolean };

export const kettle = product({
  stance: 'stands',
  setting: 'table',
  shadow: 112,
  tall: 230,
  focus: [176, 190, 2],
  traits: (dice): Pot => ({
    kind: dice.pick(['dome', 'goose', 'jug'] as const),
    handle: dice.pick(['arch', 'square'] as const),
    wood: dice.chance(0.5),
    knob: dice.int(9, 14),
    band: dice.chance(0.5),
  }),
  front: (kit, pot) => drawKettle(kit, pot, 0),
  angle: (kit, pot) => drawKettle(kit, pot, 1),
});

const kettleBodies = {
  dome: 'M92 300C84 216 134 166 200 166C266 166 316 216 308 300Q304 330 276 330H124Q96 330 92 300Z',
  goose: 'M122 180H278L302 312Q304 330 286 330H114Q96 330 98 312Z',
  jug: 'M146 106H262L286 306Q288 318 276 318H124Q112 318 114 306Z',
};

function drawKettle(kit: Kit, { kind, handle, wood, knob, band }: Pot, turn: 0 | 1): string {
  const { tone } = kit;
  const grip = wood ? tone.wood : tone.ink;
  const jug = kind === 'jug';
  const lid = jug ? 106 : kind === 'dome' ? 172 : 180;
  const reach = turn ? 34 : 0;
  const spouts = {
    dome: d`M${112 + reach} 236L${66 + reach} 186`,
    goose: d`M${112 + reach} 300C${44 + reach} 296 ${88 + reach} 200 ${40 + reach} 178`,
    jug: d`M${158 + reach} 122L${126 + reach} 116`,
  };
  const arch =
    handle === 'arch'
      ? d`M${124 + reach} 204C${106 + reach} 64 ${294 - reach} 64 ${276 - reach} 204`
      : d`M${128 + reach} 200L${142 + reach} 92H${258 - reach}L${272 - reach} 200`;
  const side = d`M${270 - reach * 2} 128C${342 - reach} 116 ${352 - reach} 272 ${278 - reach * 2} 276`;
  const hold = kind === 'dome' ? arch : side;
  return (
    (turn ? '' : stroke(hold, tone.metalShade, 9) + stroke(hold, grip, 18, kind === 'dome' ? '0 100 150 400' : '')) +
    stroke(spouts[kind], tone.shade, kind === 'goose' ? 18 : 34) +
    (kind === 'dome' ? stroke(d`M${78 + reach} 200L${60 + reach} 180`, tone.metal, 36) : '') +
    vessel(kit, kettleBodies[kind], { top: lid, left: 96, right: 304 }) +
    (band ? box(jug ? 120 : 96, 290, jug ? 160 : 208, 12, 0, tone.accent) : '') +
    (jug ? box(104, 312, 192, 18, 7, tone.ink) + dot(200, 321, 4, tone.accent) : '') +
    oval(200, lid + 2, jug ? 58 : 62, turn ? 20 : 10, tone.mid) +
    oval(200, lid - 1, jug ? 50 : 54, turn ? 16 : 8, tone.glow) +
    box(195, lid - 16, 10, 16, 3, tone.metalShade) +
    dot(200, lid - 18, knob, grip) +
    (turn ? stroke(hold, tone.metalShade, 11) + stroke(hold, grip, 19, kind === 'dome' ? '0 90 120 400' : '') : '') +
    (jug && !turn ? box(176, 160, 14, 112, 7, tone.paper) + box(178, 200, 10, 70, 5, tone.accent) : '') +
    stroke(jug ? 'M122 300H278' : 'M108 318H292', tone.deep, 3)
  );
}

type Pan = {
  kind: 'fry' | 'sauce' | 'casserole';
  wood: boolean;
  deep: number;
  meal: 'none' | 'egg' | 'soup' | 'lid';
  inner: boolean;
};

export const pan = product({
  stance: 'stands',
  above: true,
  setting: 'table',
  shadow: 142,
  tall: 120,
  focus: [232, 256, 2.1],
  traits: (dice): Pan => ({
    kind: dice.pick(['fry', 'sauce', 'casserole'] as const),
    wood: dice.chance(0.5),
    deep: dice.int(0, 26),
    meal: dice.pick(['none', 'egg', 'soup', 'lid'] as const),
    inner: dice.chance(0.5),
  }),
  front: (kit, { kind, wood, deep, meal, inner }) => {
    const { tone } = kit;
    const rim = 330 - { fry: 46, sauce: 96, casserole: 104 }[kind] - deep;
    const [left, right] = kind === 'casserole' ? [86, 314] : [58, 270];
    const mid = (left + right) / 2;
    const half = (right - left) / 2;
    const grip = wood ? tone.wood : tone.ink;
    const lid =
      fill(d`M${left} ${rim}C${left + 10} ${rim - 62} ${right - 10} ${rim - 62} ${right} ${rim}Z`, tone.mid) +
      stroke(d`M${left + 34} ${rim - 22}Q${mid} ${rim - 58} ${right - 60} ${rim - 36}`, tone.glow, 6) +
      box(mid - 6, rim - 60, 12, 16, 3, tone.metalShade) +
      box(mid - 22, rim - 72, 44, 15, 7, grip);
    const handles =
      kind === 'casserole'
        ? stroke(d`M${left + 4} ${rim + 22}h-26v20h26M${right - 4} ${rim + 22}h26v20h-26`, tone.shade, 12)
        : stroke(d`M${right - 8} ${rim + 14}L${right + 34} ${rim - 2}`, tone.metalShade, 11) +
          stroke(d`M${right + 32} ${rim - 2}L${372} ${rim - 24}`, grip, 20) +
          dot(371, rim - 24, 4, tone.ground);
    return (
      handles +
      vessel(kit, d`M${left} ${rim}Q${left + 4} 330 ${left + 34} 330H${right - 34}Q${right - 4} 330 ${right} ${rim}Z`, {
        top: rim,
        left,
        right,
      }) +
      (meal === 'lid' && kind !== 'fry'
        ? lid
        : mouth(
            kit,
            mid,
            rim,
            half,
            kind === 'fry' ? 26 : 22,
            meal === 'soup' ? tone.accent : inner ? tone.paper : tone.inkGlow,
          ) +
          (meal === 'egg' && kind === 'fry'
            ? oval(mid - 10, rim + 4, 50, 11, '#fdf8ee') + oval(mid - 6, rim + 2, 17, 6, '#f2b23c')
            : '')) +
      stroke(d`M${left + 30} 322H${right - 30}`, tone.deep, 4)
    );
  },
  angle: (kit, { kind, wood, meal, inner }) => {
    const { tone } = kit;
    const grip = wood ? tone.wood : tone.ink;
    const inside = inner ? tone.paper : tone.inkGlow;
    const handles =
      kind === 'casserole'
        ? box(44, 162, 312, 76, 30, tone.shade) + box(58, 176, 284, 48, 18, tone.ground)
        : box(268, 190, 60, 20, 5, tone.metalShade) + box(310, 184, 96, 32, 15, grip) + dot(390, 200, 6, tone.ground);
    const food = {
      none: stroke('M122 200A78 78 0 0 1 180 128', inner ? tone.paperShade : tone.metalShade, 6),
      egg:
        fill(
          'M128 196C124 148 178 130 214 150C260 138 284 186 262 216C268 258 214 272 186 252C148 264 122 236 128 196Z',
          '#fdf8ee',
        ) +
        dot(194, 198, 28, '#f2b23c') +
        dot(186, 190, 8, '#f8d27e'),
      soup:
        dot(200, 200, 96, tone.accent) +
        stroke('M150 190q24 -26 52 0t52 -4M146 226q30 -18 56 4t48 0', tone.accentShade, 6) +
        repeat(5, (i) => dot(160 + ((i * 47) % 84), 150 + i * 24, 8, tone.wood)),
      lid:
        dot(200, 200, 112, tone.mid) +
        dot(200, 200, 92, tone.base) +
        stroke('M126 180A80 80 0 0 1 182 124', tone.glow, 8) +
        dot(200, 206, 25, tone.deep) +
        dot(200, 200, 22, grip),
    };
    return place(
      handles +
        dot(200, 200, 120, tone.shade) +
        dot(200, 200, 114, tone.base) +
        dot(200, 200, 104, inside) +
        food[meal === 'egg' && kind !== 'fry' ? 'none' : meal],
      { x: kind === 'casserole' ? 0 : -38, turn: -20, scale: 0.94 },
    );
  },
});

type Knife = { kind: 'chef' | 'bread' | 'santoku' | 'paring'; grip: 'rivets' | 'bands' | 'wood'; tip: number };

const blades = {
  chef: 'M60 186H286V242H262C180 246 104 226 60 186Z',
  bread: `M52 196L66 178H286V218${'l-8 9l-8 -9'.repeat(13)}L60 216Z`,
  santoku: 'M62 240Q64 190 118 178H286V242Z',
  paring: 'M132 206Q150 190 190 188H286V224H250C200 226 160 222 132 206Z',
};

function oneKnife(kit: Kit, { kind, grip }: Knife): string {
  const { tone } = kit;
  const handle = 'M282 184H352Q384 182 388 202Q390 230 372 226Q352 216 282 224Z';
  const grips = {
    rivets: repeat(3, (i) => dot(304 + i * 26, 204, 5, tone.metal) + dot(304 + i * 26, 204, 2, tone.metalShade)),
    bands: stroke('M312 180V230M324 180V230M336 180V230', tone.accent, 5),
    wood: fill('M330 170H400V240H324Z', tone.wood) + stroke('M330 170L324 240', tone.paper, 5),
  };
  return (
    fill(blades[kind], tone.metal) +
    kit.clip(
      blades[kind],
      fill('M40 222Q140 246 300 226V260H40Z', tone.metalShade) +
        stroke('M60 190H290', tone.paper, 6) +
        (kind === 'santoku' ? repeat(6, (i) => oval(126 + i * 25, 214, 5, 14, tone.metalShade)) : '') +
        (kit.fine
          ? stroke(
              repeat(12, (i) => `M60 ${186 + i * 5}h240`),
              tone.paper,
              0.8,
            )
          : ''),
    ) +
    box(276, 180, 14, 48, 4, tone.metalShade) +
    fill(handle, tone.base) +
    kit.clip(handle, grips[grip] + fill('M280 212Q340 204 400 220V240H280Z', tone.deep, 0.4)) +
    stroke('M298 190H356', tone.glow, 4)
  );
}

export const knife = product({
  stance: 'lies',
  setting: 'table',
  onStage: 'angle',
  shadow: 136,
  foot: 336,
  focus: [278, 206, 2.4],
  traits: (dice): Knife => ({
    kind: dice.pick(['chef', 'bread', 'santoku', 'paring'] as const),
    grip: dice.pick(['rivets', 'bands', 'wood'] as const),
    tip: dice.int(-60, -20),
  }),
  front: (kit, traits) => place(oneKnife(kit, traits), { x: -16, turn: traits.tip, scale: 0.96 }),
  angle: (kit, traits) => {
    const { tone } = kit;
    const slices = repeat(
      4,
      (i) => dot(132 + i * 26, 300 - i * 5, 21, '#dc5d43') + dot(132 + i * 26, 300 - i * 5, 15, '#ef8f6d'),
    );
    const grain = stroke('M66 116H330M70 168H300M64 250H340M80 320H320', tone.woodShade, 2.4);
    return (
      box(46, 78, 308, 262, 22, tone.woodShade) +
      box(46, 70, 308, 260, 22, tone.wood) +
      grain +
      dot(322, 104, 13, tone.ground) +
      slices +
      place(oneKnife(kit, traits), { x: -6, y: -10, turn: -14, scale: 0.86 }) +
      stitch('M64 330H336', tone.wood, 1)
    );
  },
});
