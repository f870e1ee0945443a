import { product, type Kit } from './product.ts';
import { d, dot, fill, oval, place, repeat, stitch, stroke } from './shape.ts';

const weaves = ['plain', 'stripes', 'checks', 'herringbone', 'leaves', 'moons', 'block', 'tiles'] as const;
type Weave = (typeof weaves)[number];

/** A pattern over the whole of a cloth, drawn about the middle of the picture. */
function weave({ tone, fine }: Kit, kind: Weave, wide: number): string {
  const patterns: Readonly<Record<Weave, () => string>> = {
    plain: () =>
      stroke(
        repeat(9, (i) => `M${88 + i * 28} 60V340`),
        tone.mid,
        9,
      ),
    stripes: () =>
      stroke(
        repeat(10, (i) => `M${84 + i * wide * 2} 60V340`),
        tone.accent,
        wide,
      ),
    checks: () =>
      `<g opacity=".5">${stroke(
        repeat(7, (i) => `M50 ${92 + i * 36}H350M${92 + i * 36} 50V350`),
        tone.accent,
        wide,
      )}</g>` +
      stroke(
        repeat(7, (i) => `M50 ${110 + i * 36}H350M${110 + i * 36} 50V350`),
        tone.paper,
        1.6,
      ),
    herringbone: () =>
      stroke(
        repeat(11, (i) => `M56 ${56 + i * 27}${'l24 20l24 -20'.repeat(6)}`),
        tone.shade,
        5,
      ),
    leaves: () => {
      const grown = repeat(
        9,
        (i) =>
          `M${116 + (i % 3) * 80 + (i % 2) * 10} ${148 + Math.floor(i / 3) * 78}${i % 2 ? 'q-30 -16 2 -54q28 30 -2 54Z' : 'q-10 -40 36 -46q4 46 -36 46Z'}`,
      );
      const veins = repeat(
        9,
        (i) => `M${116 + (i % 3) * 80 + (i % 2) * 10} ${156 + Math.floor(i / 3) * 78}l${i % 2 ? '2 -44' : '24 -34'}`,
      );
      return fill(grown, tone.accent) + stroke(veins, tone.shade, 3);
    },
    moons: () =>
      dot(200, 200, 60 + wide, tone.accent) +
      dot(222 + wide, 188, 52, tone.base) +
      stroke('M96 110h220M96 292h220', tone.accent, 8, '0 27'),
    block: () =>
      fill('M40 40H200V360H40Z', tone.accent) +
      fill('M200 200H360V360H200Z', tone.deep) +
      stitch('M200 50V350M200 200H350', tone.line),
    tiles: () =>
      stroke(
        repeat(5, (i) => repeat(5, (j) => ((i + j) % 2 ? '' : d`M${82 + i * 56} ${88 + j * 56}l28 -28l28 28l-28 28Z`))),
        tone.accent,
        wide * 0.5,
      ),
  };
  return (
    patterns[kind]() +
    (fine
      ? stroke(
          repeat(34, (i) => `M60 ${64 + i * 8}h280`),
          tone.glow,
          1,
        )
      : '')
  );
}

type Cushion = {
  shape: 'square' | 'long' | 'round';
  weave: Weave;
  wide: number;
  trim: 'piping' | 'tassels' | 'fringe' | 'none';
  puff: number;
};

const cushionPaths = {
  square: (p: number) =>
    d`M84 84Q200 ${100 + p} 316 84Q${300 - p} 200 316 316Q200 ${300 - p} 84 316Q${100 + p} 200 84 84Z`,
  long: (p: number) =>
    d`M52 126Q200 ${138 + p} 348 126Q${336 - p} 200 348 276Q200 ${264 - p} 52 276Q${64 + p} 200 52 126Z`,
  round: (p: number) =>
    d`M200 ${76 + p}A${124 - p} ${124 - p} 0 0 1 200 ${324 - p}A${124 - p} ${124 - p} 0 0 1 200 ${76 + p}Z`,
};

function oneCushion(kit: Kit, { shape, weave: kind, wide, trim, puff }: Cushion): string {
  const { tone } = kit;
  const path = cushionPaths[shape](puff);
  const corners =
    shape === 'long'
      ? [
          [52, 126],
          [348, 126],
          [348, 276],
          [52, 276],
        ]
      : [
          [84, 84],
          [316, 84],
          [316, 316],
          [84, 316],
        ];
  const tassels = corners
    .map(([x = 0, y = 0]) =>
      place(stroke('M0 0V16M-6 8L-8 26M6 8L8 26M0 12V28', tone.accent, 4) + dot(0, 4, 6, tone.accentShade), {
        x,
        y,
        turn: (Math.atan2(200 - x, y - 200) * 180) / Math.PI,
        about: [0, 0],
      }),
    )
    .join('');
  return (
    (trim === 'tassels' && shape !== 'round' ? tassels : '') +
    (trim === 'fringe' ? stroke(path, tone.paperShade, 26, '3 6') : '') +
    fill(path, tone.base) +
    kit.clip(
      path,
      weave(kit, kind, wide) +
        fill('M360 60V360H60Q230 330 288 240T330 60Z', tone.deep, 0.28) +
        fill('M78 92Q140 96 150 130Q110 150 104 240Q78 200 78 92Z', tone.glow, 0.35),
    ) +
    (trim === 'piping' ? stroke(path, tone.accent, 6) : '') +
    (shape === 'round'
      ? oval(200, 200, 13, 12, tone.deep) +
        stroke(
          repeat(
            10,
            (i) =>
              d`M${200 + Math.cos(i * 0.628) * 20} ${200 + Math.sin(i * 0.628) * 20}L${200 + Math.cos(i * 0.628) * 54} ${200 + Math.sin(i * 0.628) * 54}`,
          ),
          tone.deep,
          2.6,
        )
      : '')
  );
}

export const cushion = product({
  stance: 'lies',
  setting: 'shelf',
  onStage: 'front',
  shadow: 118,
  tall: 240,
  focus: [250, 250, 2.2],
  traits: (dice): Cushion => ({
    shape: dice.pick(['square', 'square', 'long', 'round'] as const),
    weave: dice.pick(weaves),
    wide: dice.int(9, 17),
    trim: dice.pick(['piping', 'tassels', 'fringe', 'none'] as const),
    puff: dice.int(0, 14),
  }),
  front: (kit, traits) => place(oneCushion(kit, traits), { y: 10, scale: 0.98 }),
  angle: (kit, traits) => {
    const behind = { ...traits, shape: 'square', weave: traits.weave === 'plain' ? 'herringbone' : 'plain' } as const;
    return (
      place(oneCushion({ ...kit, tone: { ...kit.tone, base: kit.tone.shade, mid: kit.tone.deep } }, behind), {
        x: -44,
        y: -34,
        turn: -12,
        scale: 0.74,
      }) + place(oneCushion(kit, traits), { x: 34, y: 30, turn: 9, scale: 0.76 })
    );
  },
});

type Blanket = { weave: Weave; wide: number; fringe: 'tassels' | 'short' | 'none'; label: boolean; layers: number };

export const blanket = product({
  stance: 'stands',
  above: true,
  setting: 'shelf',
  shadow: 134,
  tall: 180,
  focus: [180, 248, 2.1],
  traits: (dice): Blanket => ({
    weave: dice.pick(weaves),
    wide: dice.int(9, 18),
    fringe: dice.pick(['tassels', 'short', 'none'] as const),
    label: dice.chance(0.5),
    layers: dice.int(3, 4),
  }),
  front: (kit, { weave: kind, wide, fringe, label, layers }) => {
    const { tone } = kit;
    const step = 156 / layers;
    const edges = Array.from(
      { length: layers },
      (_, i) => [330 - (i + 1) * step, 94 + (i % 2) * 8 + i * 3, 326 - (i % 2) * 10] as const,
    );
    const stack = edges
      .map(
        ([y, x, end]) =>
          d`M${x} ${y}H${end - 10}Q${end} ${y} ${end} ${y + 10}V${y + step - 8}Q${end} ${y + step} ${end - 10} ${y + step}H${x}A${step / 2} ${step / 2} 0 0 1 ${x} ${y}Z`,
      )
      .join('');
    const undersides = edges.map(([y]) => d`M40 ${y + step * 0.68}H360V${y + step}H40Z`).join('');
    const gaps = edges.map(([y, x, end]) => d`M${x} ${y + step * 0.5}H${end - 8}`).join('');
    const creases = fill(undersides, tone.deep, 0.4) + stroke(gaps, tone.deep, 2.6);
    const top = 330 - 156;
    const flap = fill(`M226 ${top}H330V250H226Z`, tone.mid);
    const folds = fill(stack, tone.base) + kit.clip(stack, creases + flap + weave(kit, kind, wide));
    const ends =
      fringe === 'none'
        ? ''
        : fringe === 'tassels'
          ? stroke(
              repeat(11, (i) => `M${232 + i * 8} 250v30`),
              tone.paper,
              4.4,
            )
          : stroke(
              repeat(13, (i) => `M${230 + i * 7} 250v14`),
              tone.paper,
              2.4,
            );
    return (
      folds +
      stroke(`M226 ${top + 4}V250H322`, tone.deep, 3) +
      ends +
      (label ? fill('M110 236h46v30h-46Z', tone.paper) + stroke('M118 246h30M118 256h20', tone.metalShade, 3) : '')
    );
  },
  angle: (kit, { weave: kind, wide, fringe }) => {
    const { tone } = kit;
    const cloth = 'M86 74L306 66Q330 190 314 318Q250 334 200 322T90 326Q72 200 86 74Z';
    return (
      (fringe === 'none'
        ? ''
        : stroke(
            repeat(
              19,
              (i) =>
                d`M${92 + i * 12} ${318 + Math.sin(i * 0.6) * 6}v${fringe === 'tassels' ? 34 : 20}M${90 + i * 11.8} 74v${fringe === 'tassels' ? -28 : -16}`,
            ),
            tone.paperShade,
            4,
          )) +
      fill(cloth, tone.base) +
      kit.clip(
        cloth,
        weave(kit, kind, wide) +
          fill(
            'M150 60Q170 200 140 340H180Q196 200 178 60ZM262 60Q274 200 250 340H270Q292 200 276 60Z',
            tone.deep,
            0.3,
          ),
      ) +
      fill('M306 66Q330 190 314 318L226 322Q256 220 306 66Z', tone.shade) +
      stitch('M300 88Q284 170 240 308', tone.line)
    );
  },
});
