import { drawPlant, drawStems, plants, stems, type Plant, type Stems } from './plants.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, stroke } from './shape.ts';
import { glazes, mouth, vessel, type Glaze } from './vessel.ts';

type Vase = { shape: 'bottle' | 'belly' | 'column' | 'amphora' | 'bowl'; stems: Stems; glaze: Glaze; lean: number };

/** Outline, height of the mouth, half its width, half the greatest width. */
const vases = {
  bottle: {
    path: 'M182 150V206C182 226 138 232 138 280Q138 330 176 330H224Q262 330 262 280C262 232 218 226 218 206V150Z',
    top: 150,
    neck: 18,
    half: 62,
  },
  belly: {
    path: 'M164 176C172 200 116 210 116 262Q116 330 176 330H224Q284 330 284 262C284 210 228 200 236 176Z',
    top: 176,
    neck: 36,
    half: 84,
  },
  column: {
    path: 'M146 150Q154 250 150 314Q150 330 166 330H234Q250 330 250 314Q246 250 254 150Z',
    top: 150,
    neck: 54,
    half: 54,
  },
  amphora: {
    path: 'M172 152C180 176 122 180 130 230Q140 290 172 330H228Q260 290 270 230C278 180 220 176 228 152Z',
    top: 152,
    neck: 28,
    half: 70,
  },
  bowl: { path: 'M136 206C100 236 110 330 176 330H224C290 330 300 236 264 206Z', top: 206, neck: 64, half: 88 },
};

export const vase = product({
  stance: 'stands',
  setting: 'shelf',
  shadow: 84,
  tall: 250,
  focus: [204, 224, 2.1],
  traits: (dice): Vase => ({
    shape: dice.pick(['bottle', 'belly', 'column', 'amphora', 'bowl'] as const),
    stems: dice.pick(stems),
    glaze: dice.pick(glazes),
    lean: dice.int(-16, 16),
  }),
  front: (kit, traits) => drawVase(kit, traits, 0.2),
  angle: (kit, traits) =>
    drawVase(kit, { ...traits, lean: -traits.lean }, 0.42) +
    place(fill('M0 0q14 -12 30 -4q-4 16 -30 4Z', kit.tone.accent), { x: 284, y: 326 }),
});

function drawVase(kit: Kit, { shape, stems: kind, glaze, lean }: Vase, tilt: number): string {
  const { path, top, neck, half } = vases[shape];
  const ears =
    shape === 'amphora'
      ? stroke('M176 164C116 156 112 210 134 228M224 164C284 156 288 210 266 228', kit.tone.shade, 11)
      : '';
  return (
    ears +
    vessel(kit, path, { top, left: 200 - half, right: 200 + half, glaze }) +
    mouth(kit, 200, top, neck, Math.max(8, neck * tilt), kit.tone.deep) +
    drawStems(kind, top, kit.tone.accent, lean) +
    (kind === 'none'
      ? ''
      : fill(
          d`M${200 - neck} ${top}A${neck} ${Math.max(8, neck * tilt)} 0 0 0 ${200 + neck} ${top}V${top + 4}Q200 ${top + neck * tilt * 2 + 8} ${200 - neck} ${top + 4}Z`,
          kit.tone.glow,
        ))
  );
}

const flame = (x: number, y: number, size: number): string =>
  fill(
    d`M${x} ${y - size * 2.3}C${x + size * 1.3} ${y - size} ${x + size * 0.8} ${y} ${x} ${y}C${x - size * 0.8} ${y} ${x - size * 1.3} ${y - size} ${x} ${y - size * 2.3}Z`,
    '#f4b13e',
  ) + oval(x, y - size * 0.6, size * 0.34, size * 0.6, '#fdeeb5');

const wick = (x: number, y: number): string => stroke(d`M${x} ${y}v-14`, '#4a4038', 4);

type Candle = { kind: 'jar' | 'pillars' | 'tapers'; lit: boolean; glaze: Glaze; high: number; label: boolean };

export const candle = product({
  stance: 'stands',
  setting: 'shelf',
  shadow: 92,
  tall: 210,
  focus: [206, 226, 2.1],
  traits: (dice): Candle => ({
    kind: dice.pick(['jar', 'jar', 'pillars', 'tapers'] as const),
    lit: dice.chance(0.65),
    glaze: dice.pick(['plain', 'ribs', 'band', 'dip', 'speckle'] as const),
    high: dice.int(110, 156),
    label: dice.chance(0.6),
  }),
  front: (kit, traits) => candles[traits.kind](kit, traits, 0),
  angle: (kit, traits) => candles[traits.kind](kit, traits, 1),
});

type CandleDrawing = (kit: Kit, traits: Candle, turn: 0 | 1) => string;

const jarCandle: CandleDrawing = (kit, { lit, glaze, high, label }, turn) => {
  const { tone } = kit;
  const top = 330 - high;
  const lid = turn
    ? place(oval(0, 0, 64, 16, tone.woodShade) + oval(0, -6, 64, 16, tone.wood) + oval(0, -8, 50, 11, tone.woodShade), {
        x: 296,
        y: 322,
      })
    : '';
  return (
    (lit ? dot(200, top - 46, 54, tone.groundShape) : '') +
    vessel(kit, d`M122 ${top}V316Q122 330 138 330H262Q278 330 278 316V${top}Z`, { top, left: 122, right: 278, glaze }) +
    mouth(kit, 200, top, 78, turn ? 26 : 14, tone.paper) +
    wick(200, top + 8) +
    (lit ? flame(200, top - 4, 15) : '') +
    (label
      ? box(164, top + high * 0.36, 72, 58, 4, tone.paper) +
        stroke(d`M178 ${top + high * 0.36 + 20}h44M184 ${top + high * 0.36 + 32}h32`, tone.metalShade, 3.4) +
        dot(200, top + high * 0.36 + 45, 4, tone.accent)
      : '') +
    lid
  );
};

const pillarCandles: CandleDrawing = (kit, { lit, glaze, high }, turn) => {
  const { tone } = kit;
  const one = (x: number, half: number, tall: number, paint: string, kind: Glaze): string =>
    vessel(kit, d`M${x - half} ${330 - tall}V330H${x + half}V${330 - tall}Z`, {
      top: 330 - tall,
      left: x - half,
      right: x + half,
      glaze: kind,
      paint,
    }) +
    oval(x, 330 - tall, half, turn ? 15 : 8, tone.glow) +
    wick(x, 332 - tall) +
    (lit ? flame(x, 322 - tall, 12) : '');
  return (
    one(turn ? 236 : 156, 38, high + 44, tone.base, glaze) +
    one(turn ? 160 : 240, 40, high - 14, tone.mid, 'plain') +
    one(turn ? 224 : 188, 31, high - 62, tone.accent, 'plain')
  );
};

const taperCandles: CandleDrawing = (kit, { lit, high }, turn) => {
  const { tone } = kit;
  const one = (x: number, tall: number, paint: string): string => {
    const top = 300 - tall;
    return (
      box(x - 10, top, 20, tall, 5, paint) +
      box(x + 3, top + 4, 7, tall - 4, 3, tone.deep) +
      wick(x, top + 2) +
      (lit ? flame(x, top - 8, 10) : '') +
      fill(
        d`M${x - 19} 280H${x + 19}L${x + 12} 304H${x + 34}Q${x + 38} 330 ${x + 24} 330H${x - 24}Q${x - 38} 330 ${x - 34} 304H${x - 12}Z`,
        tone.wood,
      ) +
      box(x - 34, 318, 68, 6, 2, tone.woodShade)
    );
  };
  return turn
    ? one(154, high - 6, tone.base) + one(244, high + 40, tone.mid)
    : one(124, high + 30, tone.base) + one(200, high - 10, tone.accent) + one(276, high + 52, tone.base);
};

const candles: Readonly<Record<Candle['kind'], CandleDrawing>> = {
  jar: jarCandle,
  pillars: pillarCandles,
  tapers: taperCandles,
};

type PlantPot = { shape: 'taper' | 'round' | 'cube' | 'legs'; plant: Plant; glaze: Glaze; rim: boolean; lean: number };

/** The outline below the rim, from its right end round to its left. */
const pots = {
  taper: 'L264 318Q262 330 250 330H150Q138 330 136 318Z',
  round: 'C304 246 288 330 230 330H170C112 330 96 246 129 216Z',
  cube: 'V320Q276 330 266 330H134Q124 330 124 320Z',
  legs: 'Q286 294 236 296H164Q114 294 117 216Z',
};

export const plantPot = product({
  stance: 'stands',
  setting: 'floor',
  shadow: 92,
  tall: 250,
  focus: [200, 240, 2],
  traits: (dice): PlantPot => ({
    shape: dice.pick(['taper', 'round', 'cube', 'legs'] as const),
    plant: dice.pick(plants),
    glaze: dice.pick(glazes),
    rim: dice.chance(0.5),
    lean: dice.int(-14, 14),
  }),
  front: (kit, traits) => drawPot(kit, traits, 10),
  angle: (kit, traits) => drawPot(kit, { ...traits, lean: -traits.lean * 1.6 }, 22),
});

function drawPot(kit: Kit, { shape, plant, glaze, rim, lean }: PlantPot, tilt: number): string {
  const { tone } = kit;
  const half = shape === 'round' ? 71 : shape === 'cube' ? 76 : 83;
  const legs = shape === 'legs' ? stroke('M142 270L128 326M258 270L272 326M200 290V322', tone.wood, 9) : '';
  const trails = plant === 'trail' ? drawPlant(plant, 206, lean) : '';
  return (
    legs +
    oval(200, 216, half, tilt, tone.deep) +
    oval(200, 219, half - 7, tilt - 4, '#5b4636') +
    (trails ? '' : drawPlant(plant, 214, lean)) +
    vessel(kit, d`M${200 - half} 216A${half} ${tilt} 0 0 0 ${200 + half} 216` + pots[shape], {
      top: 216,
      left: 200 - half,
      right: 200 + half,
      glaze,
    }) +
    (rim && shape === 'taper' ? box(110, 210 + tilt * 0.6, 180, 26, 5, tone.mid) : '') +
    (rim && shape !== 'legs' ? box(132, 322, 136, 10, 4, tone.wood) : '') +
    trails
  );
}
