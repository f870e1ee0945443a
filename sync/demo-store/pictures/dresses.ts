import { fabric, type Fabric } from './garment.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, quad, repeat, soft, stitch, stroke } from './shape.ts';

type Folds = {
  readonly top: number;
  readonly waist: number;
  readonly hem: number;
  readonly bottom: number;
  readonly count: number;
};

/** Pleats that open towards the hem, fanned from the waist. */
const folds = ({ top, waist, hem, bottom, count }: Folds, middle: number): string =>
  repeat(count, (i) => {
    const t = (i + 0.5) / count - 0.5;
    return d`M${middle + t * 2 * waist} ${top}Q${middle + t * 2.1 * waist} ${top + 60} ${200 + t * 2 * hem} ${bottom}`;
  });

export const skirt = product({
  stance: 'lies',
  setting: 'rail',
  tall: 200,
  focus: [196, 124, 2.7],
  traits: (dice) => ({
    waist: dice.int(50, 58),
    hem: dice.int(84, 128),
    bottom: dice.int(250, 326),
    kind: dice.pick(['pleats', 'buttons', 'plain', 'tier'] as const),
    print: dice.pick(['plain', 'plain', 'checks', 'dots'] as const),
    pockets: dice.chance(0.5),
  }),
  front: (kit, traits) => drawSkirt(kit, traits, 0),
  angle: (kit, traits) => drawSkirt(kit, traits, 1),
});

type SkirtTraits = {
  waist: number;
  hem: number;
  bottom: number;
  kind: 'pleats' | 'buttons' | 'plain' | 'tier';
  print: Fabric;
  pockets: boolean;
};

function drawSkirt(kit: Kit, { waist, hem, bottom, kind, print, pockets }: SkirtTraits, turn: 0 | 1): string {
  const { tone } = kit;
  const m = 200 - turn * 22;
  const swing = turn * 26;
  const path = soft([
    [200 - waist, 96, 4],
    [200 + waist, 96, 4],
    [200 + hem + swing, bottom - 8 - swing * 0.5, 8],
    [200 + swing * 0.5, bottom + 12, 120],
    [200 - hem + swing * 0.4, bottom - 8, 8],
  ]);
  const pleats = folds({ top: 110, waist, hem, bottom: bottom + 6, count: 9 }, m);
  const tier = d`M60 ${(110 + bottom) / 2 + 20}Q200 ${(110 + bottom) / 2 + 36} 350 ${(110 + bottom) / 2 + 16}`;
  return (
    fill(d`M${202 - waist} 96Q200 84 ${198 + waist} 96V112H${202 - waist}Z`, tone.deep) +
    fill(path, tone.base) +
    kit.clip(
      path,
      fabric(print, tone.accent, 10) +
        (kind === 'pleats'
          ? stroke(pleats, tone.shade, 6)
          : stroke(folds({ top: 150, waist, hem, bottom: bottom + 6, count: 5 }, m), tone.shade, 3)) +
        (kind === 'tier' ? stroke(tier, tone.deep, 3) + stroke(tier, tone.accent, 4, '2 9') : '') +
        fill(
          d`M${200 + waist + 4} 90L${200 + hem + swing + 6} ${bottom + 10}H${200 + hem * 0.56}Q${200 + waist * 0.9} 190 ${200 + waist * 0.5} 96Z`,
          tone.shade,
          0.75,
        ),
    ) +
    fill(quad(199 - waist, 94, 201 + waist, 94, 203 + waist, 118, 197 - waist, 118, 4), tone.mid) +
    stitch(d`M${202 - waist} 113H${198 + waist}`, tone.line, 1.6) +
    (kind === 'buttons'
      ? stroke(d`M${m - 9} 118L${m - 10} ${bottom}`, tone.deep, 2) +
        repeat(6, (i) => dot(m, 108 + i * ((bottom - 130) / 6), 5, tone.paper))
      : dot(m + 30, 106, 4.6, tone.metal)) +
    (pockets
      ? stroke(
          d`M${m - 20} 120Q${m - 22} 148 ${m - waist - 4} 152M${m + 24} 120Q${m + 26} 148 ${m + waist + 8} 152`,
          tone.deep,
          3,
        )
      : '') +
    stitch(
      d`M${208 - hem + swing * 0.5} ${bottom - 14}Q${200 + swing * 0.5} ${bottom - 1} ${192 + hem + swing} ${bottom - 15 - swing * 0.5}`,
      tone.line,
      1.8,
    )
  );
}

export const dress = product({
  stance: 'lies',
  setting: 'rail',
  focus: [200, 126, 2.5],
  traits: (dice) => ({
    waist: dice.int(42, 50),
    hem: dice.int(84, 116),
    bottom: dice.int(306, 346),
    sleeve: dice.pick(['strap', 'strap', 'cap', 'long'] as const),
    neck: dice.pick(['v', 'round', 'square'] as const),
    print: dice.pick(['plain', 'plain', 'dots', 'stripes', 'checks'] as const),
    sash: dice.chance(0.6),
    row: dice.chance(0.35),
  }),
  front: (kit, traits) => drawDress(kit, traits, 0),
  angle: (kit, traits) => drawDress(kit, traits, 1),
});

type DressTraits = {
  waist: number;
  hem: number;
  bottom: number;
  sleeve: 'strap' | 'cap' | 'long';
  neck: 'v' | 'round' | 'square';
  print: Fabric;
  sash: boolean;
  row: boolean;
};

const necks: Readonly<Record<DressTraits['neck'], (c: number) => string>> = {
  v: (c) => d`M${c - 30} 78L${c} 122L${c + 30} 78`,
  round: (c) => d`M${c - 30} 78Q${c - 24} 116 ${c} 116Q${c + 24} 116 ${c + 30} 78`,
  square: (c) => d`M${c - 30} 78L${c - 26} 112H${c + 26}L${c + 30} 78`,
};

function drawDress(kit: Kit, { waist, hem, bottom, sleeve, neck, print, sash, row }: DressTraits, turn: 0 | 1): string {
  const { tone } = kit;
  const c = 200 - turn * 10;
  const m = 200 - turn * 20;
  const swing = turn * 30;
  const strap = sleeve === 'strap';
  const shoulder = strap ? 46 : 60;
  const path =
    d`${0}`.slice(1) +
    necks[neck](c) +
    d`L${c + shoulder} ${strap ? 80 : 88}L${200 + 58} 142Q${200 + waist} 170 ${200 + waist} 192Q${200 + hem * 0.8 + swing} 250 ${200 + hem + swing} ${bottom - 8 - swing * 0.5}Q${200 + swing * 0.6} ${bottom + 16} ${200 - hem + swing * 0.4} ${bottom - 6}Q${200 - hem * 0.8} 250 ${200 - waist} 192Q${200 - waist} 170 ${200 - 58} 142L${c - shoulder} ${strap ? 80 : 88}Z`;
  const arm = (side: 1 | -1): string => {
    if (strap) return '';
    const x = 200 + side * (shoulder - 8) - turn * 10;
    const near = turn === 1 && side === 1;
    const reach = sleeve === 'cap' ? 38 : 148;
    const out = near ? 14 : sleeve === 'cap' ? 30 : 50;
    return fill(
      soft([
        [x, 86, 3],
        [x + side * 18, 94, 14],
        [x + side * (18 + out), 96 + reach, 6],
        [x + side * (out - (sleeve === 'cap' ? 20 : 12)), 104 + reach, 6],
        [x - side * 2, 146, 6],
      ]),
      side === 1 && !near ? tone.shade : tone.mid,
    );
  };
  return (
    fill(d`M${c - 30} 82Q${c} 74 ${c + 30} 82L${c + 24} 124H${c - 24}Z`, tone.deep) +
    (turn ? arm(-1) : arm(1) + arm(-1)) +
    fill(path, tone.base) +
    kit.clip(
      path,
      fabric(print, tone.accent, 9) +
        stroke(folds({ top: 198, waist, hem, bottom: bottom + 8, count: 7 }, m), tone.shade, 3.4) +
        fill(
          d`M${c + 60} 78L${200 + hem + swing + 8} ${bottom + 12}H${200 + hem * 0.5 + swing}Q${200 + waist * 0.4} 210 ${c + 34} 78Z`,
          tone.shade,
          0.7,
        ),
    ) +
    stitch(necks[neck](c).replace('M', 'M'), tone.line, 2) +
    (row ? repeat(5, (i) => dot(m, 134 + i * 26, 4.2, tone.paper)) : '') +
    (sash
      ? fill(quad(200 - waist - 2, 182, 200 + waist + 2, 182, 200 + waist + 3, 202, 197 - waist, 202, 4), tone.accent) +
        fill(d`M${m + 18} 196l10 62l-16 -4l-4 -56Z`, tone.accentShade) +
        box(m + 8, 180, 17, 25, 5, tone.accentShade)
      : stroke(d`M${200 - waist} 192Q200 202 ${200 + waist} 192`, tone.deep, 2.6)) +
    (turn ? arm(1) : '')
  );
}
