import { buckle, cloth, karabiner, webbing } from './outdoor-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, mirrored, oval, place, quad, repeat, stitch, stroke } from './shape.ts';

type Backpack = {
  kind: 'day' | 'roll' | 'lid' | 'trek';
  pocket: 'round' | 'square' | 'mesh' | 'two';
  half: number;
  top: number;
  patch: boolean;
  bungee: boolean;
  contrast: boolean;
};

export const backpack = product({
  stance: 'stands',
  setting: 'camp',
  shadow: 96,
  tall: 262,
  focus: [200, 222, 2.2],
  traits: (dice): Backpack => ({
    kind: dice.pick(['day', 'roll', 'lid', 'trek'] as const),
    pocket: dice.pick(['round', 'square', 'mesh', 'two'] as const),
    half: dice.int(72, 86),
    top: dice.int(96, 112),
    patch: dice.chance(0.5),
    bungee: dice.chance(0.35),
    contrast: dice.chance(0.45),
  }),
  front: (kit, pack) => drawPack(kit, pack, 0),
  angle: (kit, pack) => drawPack(kit, pack, 1),
});

function drawPack(kit: Kit, pack: Backpack, turn: 0 | 1): string {
  const { tone } = kit;
  const { half, top, kind } = pack;
  const shift = turn * -9;
  const sides = mirrored([
    [200 - half - 15, 226, 12],
    [200 - half - 15, 322, 16],
  ]);
  const strap = d`M${200 + half - 24} ${top + 30}C${214 + half + 22} ${top + 50} ${222 + half + 14} 250 ${200 + half - 6} 306`;
  const outline = mirrored([
    [200 - half + 12, top, kind === 'day' ? 54 : 22],
    [200 - half - 3, 250, 40],
    [200 - half + 4, 330, 30],
  ]);
  return (
    stroke(d`M178 ${top + 6}C180 ${top - 34} 220 ${top - 34} 222 ${top + 6}`, tone.ink, 9) +
    (turn ? webbing(strap, tone.shade, tone.deep, 25) : '') +
    (kind === 'trek' ? cloth(kit, sides, tone.shade, box(0, 290, 400, 50, 0, tone.deep)) : fill(sides, tone.shade)) +
    cloth(
      kit,
      outline,
      tone.base,
      fill(
        d`M${200 + half * (turn ? 0.5 : 0.72)} 60Q${200 + half * 0.86} 230 ${200 + half * (turn ? 0.46 : 0.66)} 340H340V60Z`,
        tone.shade,
      ) +
        (pack.contrast ? box(0, 296, 400, 40, 0, tone.accent) : '') +
        fill(d`M${200 - half} 110q14 -8 16 10q-10 80 -6 190h-30Z`, tone.glow),
    ) +
    packTop[kind](kit, pack) +
    place(packPocket(kit, pack), { x: shift }) +
    (pack.bungee && kind !== 'day'
      ? stroke(
          d`M${200 - half + 22} 196l${half - 22} 34l${half - 22} -34M${200 - half + 22} 230l${half - 22} -34l${half - 22} 34`,
          tone.paper,
          3,
        )
      : '')
  );
}

const packTop: Readonly<Record<Backpack['kind'], (kit: Kit, pack: Backpack) => string>> = {
  day: ({ tone }, { half, top, patch }) =>
    stroke(
      d`M${200 - half + 9} 206C${200 - half + 10} ${top + 26} ${160} ${top + 24} 200 ${top + 24}S${200 + half - 10} ${top + 26} ${200 + half - 9} 206`,
      tone.deep,
      5,
    ) +
    stroke(d`M${200 + half - 9} 206v16`, tone.accent, 5) +
    (patch
      ? box(184, top + 50, 32, 32, 6, tone.wood) + stroke(d`M191 ${top + 66}h18`, tone.woodShade, 4)
      : stroke(d`M172 ${top + 62}H228`, tone.accent, 9)),
  roll: ({ tone }, { half, top }) =>
    fill(
      quad(200 - half + 4, top - 6, 200 + half - 4, top - 6, 200 + half - 2, top + 22, 200 - half + 2, top + 22, 12),
      tone.glow,
    ) +
    stroke(d`M${200 - half + 12} ${top + 8}H${200 + half - 12}`, tone.deep, 3) +
    stroke(d`M200 ${top - 4}V206`, tone.ink, 10) +
    buckle(200, top + 62, tone.ink, tone.metalShade) +
    stitch(d`M${200 - half + 12} ${top + 32}H${200 + half - 12}`, tone.line),
  lid: ({ tone }, { half, top, patch }) =>
    fill(
      d`M${200 - half} ${top + 20}Q${200 - half} ${top - 12} ${200 - half + 36} ${top - 12}H${200 + half - 36}Q${200 + half} ${top - 12} ${200 + half} ${top + 20}L${200 + half - 2} ${top + 66}Q200 ${top + 86} ${200 - half + 2} ${top + 66}Z`,
      tone.mid,
    ) +
    stroke(d`M${200 - half + 18} ${top + 22}H${200 + half - 18}`, tone.deep, 4) +
    stroke(d`M${200 - half * 0.5} ${top + 60}V214M${200 + half * 0.5} ${top + 60}V214`, tone.wood, 9) +
    repeat(
      2,
      (i) =>
        box(200 + (i - 0.5) * half - 9, top + 84, 18, 16, 3, tone.metal) +
        box(200 + (i - 0.5) * half - 5, top + 88, 10, 8, 1, tone.woodShade),
    ) +
    (patch ? dot(200, top + 44, 11, tone.accent) : ''),
  trek: ({ tone }, { half, top, patch }) =>
    fill(
      d`M${200 - half + 4} ${top + 50}L${200 - half + 12} ${top + 4}Q${200 - half + 16} ${top - 16} ${200 - half + 40} ${top - 16}H${200 + half - 40}Q${200 + half - 16} ${top - 16} ${200 + half - 12} ${top + 4}L${200 + half - 4} ${top + 50}Z`,
      tone.glow,
    ) +
    stroke(d`M${200 - half + 20} ${top + 20}H${200 + half - 20}`, tone.accent, 5) +
    stroke(d`M${200 - half * 0.6} ${top + 46}V212M${200 + half * 0.6} ${top + 46}V212`, tone.ink, 7) +
    buckle(200 - half * 0.6, top + 70, tone.ink, tone.metalShade) +
    buckle(200 + half * 0.6, top + 70, tone.ink, tone.metalShade) +
    stroke(d`M${200 - half - 12} 262H${200 + half + 12}`, tone.ink, 6) +
    (patch ? karabiner(200 - half - 6, 212, tone.accent) : ''),
};

function packPocket({ tone }: Kit, { pocket, half, contrast }: Backpack): string {
  const paint = contrast ? tone.shade : tone.mid;
  const [left, right] = [200 - half + 20, 200 + half - 20];
  switch (pocket) {
    case 'round':
      return (
        fill(d`M${left} 318V262Q${left} 222 ${left + 40} 222H${right - 40}Q${right} 222 ${right} 262V318Z`, paint) +
        stroke(
          d`M${left + 10} 262Q${left + 12} 234 ${left + 42} 234H${right - 42}Q${right - 12} 234 ${right - 10} 262`,
          tone.deep,
          4,
        ) +
        stroke(d`M${left + 11} 262v12`, tone.accent, 5)
      );
    case 'square':
      return (
        fill(quad(left, 226, right, 226, right, 316, left, 316, 9), paint) +
        fill(quad(left - 4, 220, right + 4, 220, right + 4, 250, left - 4, 250, 9), tone.shade) +
        buckle(200, 252, tone.ink, tone.metal) +
        stitch(d`M${left + 8} 308H${right - 8}`, tone.line)
      );
    case 'mesh':
      return (
        fill(
          d`M${left - 4} 230Q200 252 ${right + 4} 230V306Q${right} 322 ${right - 14} 322H${left + 14}Q${left} 322 ${left - 4} 306Z`,
          tone.deep,
        ) +
        stroke(
          repeat(8, (i) => d`M${left + 4} ${248 + i * 9}H${right - 4}`),
          tone.shade,
          3,
          '0 8',
        ) +
        stroke(d`M${left - 4} 230Q200 252 ${right + 4} 230`, tone.accent, 6)
      );
    case 'two':
      return repeat(2, (i) => {
        const x = i ? 204 : left - 4;
        const w = 200 - left;
        return (
          box(x, 228, w, 90, 12, paint) +
          fill(
            d`M${x - 2} 240Q${x - 2} 222 ${x + 16} 222H${x + w - 14}Q${x + w + 2} 222 ${x + w + 2} 240V254H${x - 2}Z`,
            tone.shade,
          ) +
          dot(x + w / 2, 253, 5, tone.metal)
        );
      });
  }
}

type SleepingBag = {
  kind: 'mummy' | 'quilt' | 'pod';
  baffles: number;
  lining: boolean;
  half: boolean;
  label: boolean;
  open: number;
};

export const sleepingBag = product({
  stance: 'lies',
  setting: 'camp',
  onStage: 'angle',
  shadow: 76,
  focus: [200, 116, 2.4],
  traits: (dice): SleepingBag => ({
    kind: dice.pick(['mummy', 'mummy', 'quilt', 'pod'] as const),
    baffles: dice.int(6, 10),
    lining: dice.chance(0.7),
    half: dice.chance(0.4),
    label: dice.chance(0.6),
    open: dice.int(0, 90),
  }),
  front: (kit, traits) => drawBag(kit, traits),
  angle: (kit, traits) => drawSack(kit, traits),
});

const bags = {
  mummy:
    'M200 46C242 46 262 72 264 106C290 130 288 190 276 250C268 300 262 350 240 358H160C138 350 132 300 124 250C112 190 110 130 136 106C138 72 158 46 200 46Z',
  pod: 'M200 48C250 48 280 88 282 150C286 220 276 290 258 330Q246 356 220 356H180Q154 356 142 330C124 290 114 220 118 150C120 88 150 48 200 48Z',
  quilt: 'M132 52H268Q284 52 284 68L280 340Q280 356 264 356H136Q120 356 120 340L116 68Q116 52 132 52Z',
};

function drawBag(kit: Kit, { kind, baffles, lining, half, label, open }: SleepingBag): string {
  const { tone } = kit;
  const inside = lining ? tone.accent : tone.deep;
  const from = kind === 'quilt' ? 116 : 140;
  const step = (350 - from) / baffles;
  const hood =
    kind === 'quilt'
      ? box(128, 62, 144, 48, 20, tone.paper) +
        box(128, 94, 144, 16, 8, tone.paperShade) +
        fill('M100 112H300V122H100Z', inside)
      : oval(200, 100, 45, 40, inside) +
        fill('M158 108Q200 92 242 108Q240 140 200 140T158 108Z', tone.paper) +
        fill('M150 112Q200 152 250 112L262 140Q200 172 138 140Z', tone.mid);
  const zip = d`M252 128C266 180 258 270 246 352`;
  return cloth(
    kit,
    bags[kind],
    tone.base,
    (half ? box(0, 250, 400, 140, 0, tone.deep) : '') +
      fill('M262 40C290 180 262 300 236 370H320V40Z', half ? tone.deep : tone.shade) +
      stroke(
        repeat(baffles, (i) => d`M100 ${from + i * step}Q200 ${from + 18 + i * step} 300 ${from + i * step}`),
        tone.shade,
        4,
      ) +
      stroke(
        repeat(baffles, (i) => d`M130 ${from + 9 + i * step}Q164 ${from + 20 + i * step} 200 ${from + 21 + i * step}`),
        tone.glow,
        4,
      ) +
      hood +
      fill(
        d`M254 118C270 170 ${258 - open * 0.2} ${150 + open} 252 ${176 + open * 1.2}C${236 - open * 0.3} ${150 + open} 236 160 240 124Z`,
        inside,
      ) +
      stroke(zip, tone.paper, 3.4, '4 4') +
      stroke('M164 122q-8 22 -2 36', tone.ink, 3) +
      (label ? box(182, 312, 36, 20, 3, tone.paper) + stroke('M189 322h22', tone.accent, 4) : ''),
  );
}

function drawSack(kit: Kit, { kind, lining, label, half }: SleepingBag): string {
  const { tone } = kit;
  const outline = 'M126 112C110 160 112 270 122 318Q124 330 138 330H262Q276 330 278 318C288 270 290 160 274 112Z';
  const straps = kind === 'quilt' ? [164, 236] : [144, 200, 256];
  return (
    fill('M150 112C146 84 172 92 176 70Q200 60 224 70C228 92 254 84 250 112Z', tone.mid) +
    stroke('M178 76Q200 84 222 76', tone.ink, 6) +
    stroke('M204 82q26 0 34 -24', tone.ink, 4) +
    box(192, 74, 18, 16, 5, lining ? tone.accent : tone.inkGlow) +
    cloth(
      kit,
      outline,
      tone.base,
      fill('M244 90Q262 220 240 340H310V90Z', tone.shade) +
        stroke('M150 150Q142 220 152 300', tone.glow, 9) +
        (half ? box(0, 286, 400, 60, 0, tone.deep) : '') +
        stroke('M100 140Q200 158 300 140M100 296Q200 316 300 296', tone.shade, 4),
    ) +
    straps
      .map(
        (x) =>
          stroke(d`M${x} 116Q${200 + (x - 200) * 1.14} 220 ${x} 326`, tone.ink, 8) +
          buckle(200 + (x - 200) * 1.08, 214, tone.ink, tone.metal),
      )
      .join('') +
    oval(200, 114, 75, 15, tone.deep) +
    oval(200, 110, 75, 15, tone.glow) +
    (label ? box(206, 252, 40, 26, 3, tone.paper) + stroke('M214 265h24', lining ? tone.accent : tone.ink, 4) : '')
  );
}
