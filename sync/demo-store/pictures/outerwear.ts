import { folded } from './folded.ts';
import { fabric, garment, middle, rollCut, zip, type Cut, type Fabric } from './garment.ts';
import { product, type Kit } from './product.ts';
import { d, dot, fill, mirrored, quad, repeat, soft, stitch, stroke } from './shape.ts';

/** A collar that stands up around the neck. */
function standCollar(kit: Kit, cut: Cut, height: number, inside: string): string {
  const { tone } = kit;
  const c = 200 - cut.turn * 12;
  const m = c - cut.turn * 8;
  const { neck } = cut;
  return (
    fill(
      soft([
        [c - neck - 3, 94 - height, 8],
        [c - neck - 7, 112, 6],
        [m - 2, 128, 3],
        [m - 2, 104 - height * 0.5, 4],
      ]),
      tone.glow,
    ) +
    fill(
      soft([
        [c + neck + 3, 94 - height, 8],
        [c + neck + 7, 112, 6],
        [m + 2, 128, 3],
        [m + 2, 104 - height * 0.5, 4],
      ]),
      tone.mid,
    ) +
    fill(
      d`M${c - neck} ${96 - height}Q${c} ${90 - height} ${c + neck} ${96 - height}L${m} ${108 - height * 0.5}Z`,
      inside,
    )
  );
}

const hood = (kit: Kit, cut: Cut, inside: string): string => {
  const c = 200 - cut.turn * 16;
  return (
    fill(d`M${c - 44} 122C${c - 58} 66 ${c - 34} 40 ${c} 40C${c + 34} 40 ${c + 58} 66 ${c + 44} 122Z`, kit.tone.base) +
    fill(d`M${c + 6} 40C${c + 34} 42 ${c + 58} 66 ${c + 44} 122H${c + 30}Q${c + 44} 66 ${c + 6} 40Z`, kit.tone.shade) +
    fill(d`M${c - 29} 116C${c - 38} 76 ${c - 22} 58 ${c} 58C${c + 22} 58 ${c + 38} 76 ${c + 29} 116Z`, inside)
  );
};

type Pockets = 'slant' | 'flap' | 'patch' | 'zip';

function pockets(kit: Kit, cut: Cut, kind: Pockets): string {
  const { tone } = kit;
  const m = middle(cut);
  const y = cut.length - 70;
  const left = m - 40 + cut.turn * 8;
  const right = m + 40 - cut.turn * 2;
  switch (kind) {
    case 'slant':
      return stroke(
        d`M${left + 6} ${y - 22}L${left - 8} ${y + 26}M${right - 6} ${y - 22}L${right + 8} ${y + 26}`,
        tone.deep,
        5,
      );
    case 'zip':
      return (
        stroke(d`M${left} ${y - 28}V${y + 18}M${right} ${y - 28}V${y + 18}`, tone.accent, 4.5) +
        stroke(d`M${left} ${y + 18}v8M${right} ${y + 18}v8`, tone.metal, 4)
      );
    case 'flap':
      return repeat(2, (i) => {
        const x = i ? right : left;
        return (
          fill(quad(x - 20, y - 6, x + 20, y - 6, x + 20, y + 44, x - 20, y + 44, 5), tone.mid) +
          fill(
            soft(
              [
                [x - 22, y - 12],
                [x + 22, y - 12],
                [x + 22, y + 6],
                [x, y + 13],
                [x - 22, y + 6],
              ],
              4,
            ),
            tone.shade,
          ) +
          dot(x, y + 3, 3, tone.metal)
        );
      });
    case 'patch':
      return repeat(2, (i) => {
        const x = i ? right : left;
        return (
          fill(quad(x - 20, y - 8, x + 20, y - 8, x + 20, y + 42, x - 20, y + 42, 6), tone.shade) +
          stitch(d`M${x - 17} ${y}H${x + 17}`, tone.line)
        );
      });
  }
}

export const jacket = product({
  stance: 'lies',
  setting: 'rail',
  focus: [192, 124, 2.8],
  traits: (dice) => ({
    cut: rollCut(dice, { length: dice.int(286, 318), scoop: 16, sleeve: dice.int(160, 180) }),
    hooded: dice.chance(0.5),
    storm: dice.chance(0.35),
    print: dice.pick(['plain', 'plain', 'plain', 'yoke', 'block', 'chest'] as const),
    own: dice.chance(0.55),
    pockets: dice.pick(['slant', 'flap', 'patch', 'zip'] as const),
    chest: dice.chance(0.45),
    lining: dice.chance(0.5),
    strap: dice.chance(0.5),
    belt: dice.chance(0.2),
  }),
  front: (kit, traits) => drawJacket(kit, traits),
  angle: (kit, traits) => drawJacket(kit, { ...traits, cut: { ...traits.cut, turn: 1 } }),
});

type JacketTraits = {
  cut: Cut;
  hooded: boolean;
  storm: boolean;
  print: Fabric;
  own: boolean;
  pockets: Pockets;
  chest: boolean;
  lining: boolean;
  strap: boolean;
  belt: boolean;
};

function drawJacket(kit: Kit, traits: JacketTraits): string {
  const { tone } = kit;
  const { cut } = traits;
  const m = middle(cut);
  const panel = traits.own ? tone.deep : tone.accent;
  const inside = traits.lining ? tone.accent : tone.deep;
  const chestZip = stroke(d`M${m + 24} 158L${m + 50} 152`, panel, 5) + stroke(d`M${m + 24} 158l-2 12`, tone.metal, 3.5);
  const placket = traits.storm
    ? fill(d`M${m - 11} 120H${m + 11}V${cut.length + 3}H${m - 11}Z`, tone.mid) +
      stitch(d`M${m + 7} 124V${cut.length}`, tone.line) +
      repeat(4, (i) => dot(m, 142 + i * ((cut.length - 170) / 3), 4, tone.metal))
    : zip(kit, m, 112, cut.length + 2, panel);
  return garment(kit, cut, {
    print: fabric(traits.print, panel, 11),
    ...(traits.strap ? { cuff: traits.print === 'plain' ? tone.shade : panel } : {}),
    ...(traits.print === 'block' && !traits.own ? { sleeves: tone.shade } : {}),
    behind: traits.hooded ? hood(kit, cut, inside) : '',
    front:
      placket +
      pockets(kit, cut, traits.pockets) +
      (traits.chest ? chestZip : '') +
      (traits.belt ? stroke(d`M${202 - cut.hem} ${cut.length - 96}H${198 + cut.hem}`, tone.deep, 9) : '') +
      standCollar(kit, cut, traits.hooded ? 4 : 22, inside) +
      stitch(d`M${206 - cut.hem} ${cut.length - 10}H${194 + cut.hem}`, tone.line, 1.8),
  });
}

export const parka = product({
  stance: 'lies',
  setting: 'rail',
  focus: [186, 92, 2.6],
  traits: (dice) => ({
    cut: rollCut(dice, {
      length: dice.int(326, 344),
      scoop: 16,
      sleeve: dice.int(170, 184),
      hem: dice.int(70, 84),
      spread: dice.real(0.2, 0.36),
      cuff: 40,
    }),
    fur: dice.pick(['paper', 'paper', 'accent', 'ink'] as const),
    quilted: dice.chance(0.4),
    drawn: dice.chance(0.7),
    patch: dice.chance(0.5),
  }),
  front: (kit, traits) => drawParka(kit, traits),
  angle: (kit, traits) => drawParka(kit, { ...traits, cut: { ...traits.cut, turn: 1 } }),
});

type ParkaTraits = { cut: Cut; fur: 'paper' | 'accent' | 'ink'; quilted: boolean; drawn: boolean; patch: boolean };

function drawParka(kit: Kit, { cut, fur, quilted, drawn, patch }: ParkaTraits): string {
  const { tone } = kit;
  const m = middle(cut);
  const c = 200 - cut.turn * 16;
  const trim = fur === 'ink' ? tone.inkGlow : tone[fur];
  const rim = d`M${c - 36} 118C${c - 50} 70 ${c - 26} 50 ${c} 50C${c + 26} 50 ${c + 50} 70 ${c + 36} 118`;
  const quilt = quilted
    ? stroke(
        repeat(9, (i) => `M100 ${140 + i * 24}Q200 ${150 + i * 24} 300 ${140 + i * 24}`),
        tone.shade,
        3,
      )
    : '';
  return garment(kit, cut, {
    print: quilt,
    cuff: tone.shade,
    behind: hood(kit, cut, tone.deep) + stroke(rim, trim, 15) + stroke(rim, tone.paperShade, 15, '1 11'),
    front:
      fill(quad(m - 13, 122, m + 13, 122, m + 13, cut.length + 4, m - 13, cut.length + 4, 4), tone.mid) +
      stitch(d`M${m + 9} 128V${cut.length}`, tone.line) +
      repeat(5, (i) => dot(m - 1, 140 + i * ((cut.length - 166) / 4), 4.5, tone.metal)) +
      (drawn
        ? stroke(d`M${203 - cut.chest} 222Q200 230 ${197 + cut.chest} 222`, tone.shade, 7) +
          stroke(d`M${m - 16} 227l-5 26M${m + 16} 227l6 24`, tone.paper, 3)
        : '') +
      pockets(kit, cut, 'flap') +
      (patch ? fill(quad(m + 26, 150, m + 52, 150, m + 52, 168, m + 26, 168, 3), tone.accent) : '') +
      fill(
        d`M${c - 40} 96Q${c - 34} 124 ${m} 130Q${c + 36} 124 ${c + 40} 96L${c + 26} 96Q${c} 122 ${c - 26} 96Z`,
        tone.glow,
      ),
  });
}

export const fleece = product({
  stance: 'lies',
  setting: 'rail',
  focus: [196, 128, 2.7],
  traits: (dice) => ({
    cut: rollCut(dice, { length: dice.int(284, 300), chest: dice.int(68, 75), cuff: 40, scoop: 14 }),
    yoke: dice.pick(['accent', 'deep', 'paper', 'none'] as const),
    half: dice.chance(0.55),
    flap: dice.chance(0.6),
    woolly: dice.chance(0.6),
  }),
  front: (kit, { cut, yoke, half, flap, woolly }) => {
    const { tone } = kit;
    const trim = yoke === 'none' ? tone.deep : tone[yoke];
    const pile = `<path d="${repeat(12, (i) => `M${112 + (i % 2) * 8} ${130 + i * 15}H296`)}" fill="none" stroke="${tone.glow}" stroke-width="5" stroke-dasharray="0 17"/>`;
    return garment(kit, cut, {
      print: (woolly ? pile : '') + (yoke === 'none' ? '' : fabric('yoke', trim, 9)),
      cuff: trim,
      front:
        zip(kit, 200, 112, half ? 196 : cut.length, tone.deep) +
        (flap
          ? fill(quad(220, 160, 256, 160, 256, 200, 220, 200, 5), trim) +
            fill(
              soft(
                [
                  [218, 156],
                  [258, 156],
                  [258, 172],
                  [238, 179],
                  [218, 172],
                ],
                4,
              ),
              tone.shade,
            ) +
            dot(238, 170, 3.4, tone.metal)
          : '') +
        standCollar(kit, cut, 24, tone.deep) +
        stroke(`M${204 - cut.hem} ${cut.length - 4}H${196 + cut.hem}`, trim, 8),
    });
  },
  angle: (kit, { yoke, woolly }) => {
    const { tone } = kit;
    const pile = `<path d="${repeat(12, (i) => `M${118 + (i % 2) * 8} ${130 + i * 15}H296`)}" fill="none" stroke="${tone.glow}" stroke-width="5" stroke-dasharray="0 17"/>`;
    const yokePrint = yoke === 'none' ? '' : fabric('yoke', tone[yoke], 9);
    return folded(kit, { print: (woolly ? pile : '') + yokePrint, neck: 'zip', trim: tone.shade });
  },
});

export const vest = product({
  stance: 'lies',
  setting: 'rail',
  focus: [196, 150, 2.6],
  traits: (dice) => ({
    cut: rollCut(dice, {
      length: dice.int(280, 302),
      sleeve: 0,
      shoulder: dice.int(52, 58),
      chest: dice.int(66, 72),
      scoop: 15,
    }),
    rows: dice.int(5, 8),
    bow: dice.pick([10, 16, -12]),
    yoke: dice.chance(0.45),
    pockets: dice.pick(['slant', 'zip'] as const),
    lining: dice.chance(0.6),
  }),
  front: (kit, traits) => drawVest(kit, traits),
  angle: (kit, traits) => drawVest(kit, { ...traits, cut: { ...traits.cut, turn: 1 } }),
});

type VestTraits = { cut: Cut; rows: number; bow: number; yoke: boolean; pockets: Pockets; lining: boolean };

function drawVest(kit: Kit, { cut, rows, bow, yoke, pockets: kind, lining }: VestTraits): string {
  const { tone } = kit;
  const m = middle(cut);
  const gap = (cut.length - 118) / rows;
  const lines = repeat(
    rows,
    (i) =>
      d`M110 ${128 + i * gap}Q${m - 34} ${128 + i * gap + bow} ${m} ${128 + i * gap}Q${m + 40} ${128 + i * gap + bow} 300 ${128 + i * gap}`,
  );
  const lift = repeat(rows, (i) => d`M110 ${134 + i * gap}Q${m - 34} ${134 + i * gap + bow} ${m} ${134 + i * gap}`);
  return garment(kit, cut, {
    print: (yoke ? fabric('yoke', tone.accent, 9) : '') + stroke(lift, tone.glow, 5) + stroke(lines, tone.deep, 3),
    behind: fill(
      mirrored([
        [168, 92, 8],
        [200 - cut.shoulder, 112, 10],
        [200 - cut.chest - 3, 180, 6],
        [180, 200],
      ]),
      tone.deep,
    ),
    front:
      zip(kit, m, 108, cut.length + 3, tone.deep) +
      pockets(kit, cut, kind) +
      standCollar(kit, cut, 24, lining ? tone.accent : tone.deep) +
      stroke(
        d`M${204 - cut.hem} ${cut.length - 2}Q200 ${cut.length + 5} ${196 + cut.hem} ${cut.length - 2}`,
        tone.shade,
        6,
      ),
  });
}
