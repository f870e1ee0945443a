import { folded } from './folded.ts';
import { bodyPath, buttons, fabric, garment, middle, rollCut, type Cut, type Fabric } from './garment.ts';
import { product, type Kit } from './product.ts';
import { d, dot, fill, mirrored, repeat, soft, stitch, stroke } from './shape.ts';

const collarRib = (cut: Cut, paint: string): string => {
  const c = 200 - cut.turn * 12;
  return stroke(d`M${c - cut.neck} 94Q${c} ${94 + 2 * cut.scoop} ${c + cut.neck} 94`, paint, 7);
};

const hemRib = (kit: Kit, cut: Cut, paint: string): string =>
  kit.clip(
    bodyPath(cut),
    stroke(`M100 ${cut.length - 4}H300`, paint, 24) +
      stroke(
        repeat(26, (i) => `M${102 + i * 8} ${cut.length - 16}v26`),
        kit.tone.deep,
        1.4,
      ),
  );

export const tShirt = product({
  stance: 'lies',
  setting: 'rail',
  focus: [196, 112, 3],
  traits: (dice) => ({
    cut: rollCut(dice, {
      sleeve: dice.int(54, 78),
      cuff: dice.int(48, 56),
      spread: dice.real(0.55, 0.8),
      scoop: dice.int(9, 20),
    }),
    print: dice.pick(['plain', 'plain', 'stripes', 'stripes', 'block', 'chest', 'dots'] as const),
    wide: dice.int(5, 12),
    badge: dice.pick(['none', 'sun', 'peaks', 'pocket', 'waves'] as const),
    ringer: dice.chance(0.3),
  }),
  front: (kit, { cut, print, wide, badge, ringer }) => {
    const { tone } = kit;
    const trim = ringer ? tone.accent : tone.shade;
    const motif = print === 'plain' || badge === 'pocket' ? motifs[badge](kit) : '';
    return garment(kit, cut, {
      print: fabric(print, tone.accent, wide),
      ...(ringer ? { cuff: tone.accent } : {}),
      front:
        collarRib(cut, trim) +
        motif +
        stitch(`M${200 - cut.hem + 6} ${cut.length - 9}H${200 + cut.hem - 6}`, tone.line, 1.6),
    });
  },
  angle: (kit, { print, wide, ringer }) =>
    folded(kit, {
      print: fabric(print, kit.tone.accent, wide),
      neck: 'crew',
      trim: ringer ? kit.tone.accent : kit.tone.shade,
    }),
});

const motifs = {
  none: () => '',
  sun: ({ tone }: Kit) =>
    dot(200, 182, 26, tone.accent) + stroke('M168 200H232M176 210H224M186 220H214', tone.accent, 4),
  peaks: ({ tone }: Kit) =>
    fill('M158 212L188 164L204 188L216 174L242 212Z', tone.accent) +
    fill('M188 164L196 177L188 184L180 177Z', tone.paper),
  pocket: ({ tone }: Kit) =>
    fill(
      soft(
        [
          [214, 158],
          [246, 158],
          [246, 190],
          [230, 199],
          [214, 190],
        ],
        3,
      ),
      tone.shade,
    ) + stitch('M214 164H246', tone.line, 1.6),
  waves: ({ tone }: Kit) =>
    stroke(
      repeat(3, (i) => `M164 ${176 + i * 14}q9 -11 18 0t18 0t18 0t18 0`),
      tone.accent,
      5,
    ),
};

export const shirt = product({
  stance: 'lies',
  setting: 'rail',
  focus: [200, 118, 3],
  traits: (dice) => ({
    cut: rollCut(dice, {
      scoop: 18,
      length: dice.int(300, 318),
      neck: 25,
      sleeve: dice.pick([74, 160, 168, 172]),
      spread: dice.real(0.28, 0.5),
    }),
    print: dice.pick(['plain', 'pins', 'checks', 'checks', 'stripes', 'dots'] as const),
    wide: dice.int(5, 11),
    pocket: dice.chance(0.6),
    contrast: dice.chance(0.25),
  }),
  front: (kit, { cut, print, wide, pocket, contrast }) => {
    const { tone } = kit;
    const collar = contrast ? tone.paper : tone.glow;
    const short = cut.sleeve < 100;
    return garment(kit, short ? { ...cut, cuff: 52, spread: 0.6 } : cut, {
      print: fabric(print, tone.line, wide),
      ...(short ? {} : { cuff: contrast ? tone.paper : tone.shade }),
      front:
        fill(`M191 118H209V${cut.length + 3}H191Z`, tone.mid) +
        stitch(`M192 122V${cut.length}M208 122V${cut.length}`, tone.line, 1.4) +
        buttons(kit, 200, 138, cut.length - 22, 6) +
        (pocket
          ? fill(
              soft(
                [
                  [222, 162],
                  [252, 162],
                  [252, 194],
                  [237, 202],
                  [222, 194],
                ],
                3,
              ),
              tone.shade,
            ) + stitch('M222 170H252', tone.line, 1.6)
          : '') +
        fill(
          soft([
            [175, 90, 4],
            [200, 118, 3],
            [182, 142, 4],
            [162, 106, 4],
          ]),
          collar,
        ) +
        fill(
          soft([
            [225, 90, 4],
            [200, 118, 3],
            [218, 142, 4],
            [238, 106, 4],
          ]),
          collar,
        ) +
        stitch('M168 107L183 135L196 119M232 107L217 135L204 119', tone.line, 1.3),
    });
  },
  angle: (kit, { print, wide, contrast }) =>
    folded(kit, {
      print: fabric(print, kit.tone.line, wide),
      neck: 'collar',
      trim: contrast ? kit.tone.paper : kit.tone.glow,
    }),
});

const knitPaths = {
  plain: () => '',
  cable: () =>
    repeat(
      3,
      (i) =>
        `M${164 + i * 36} 116q9 12 0 24t0 24t0 24t0 24t0 24t0 24t0 24M${172 + i * 36} 116q-9 12 0 24t0 24t0 24t0 24t0 24t0 24t0 24`,
    ),
  rib: () => repeat(13, (i) => `M${116 + i * 14} 100V320`),
  zigzag: () => repeat(3, (i) => `M110 ${158 + i * 15}l12 -12${'l12 12l12 -12'.repeat(7)}`),
  nordic: () => '',
};

export const sweater = product({
  stance: 'lies',
  setting: 'rail',
  focus: [188, 138, 2.7],
  traits: (dice) => ({
    cut: rollCut(dice, {
      length: dice.int(282, 298),
      chest: dice.int(68, 76),
      cuff: dice.int(36, 42),
      scoop: dice.int(7, 12),
    }),
    knit: dice.pick(['cable', 'rib', 'zigzag', 'nordic', 'plain'] as const),
    print: dice.pick(['plain', 'plain', 'stripes', 'yoke', 'block'] as const satisfies readonly Fabric[]),
    wide: dice.int(7, 13),
    roll: dice.chance(0.35),
  }),
  front: (kit, { cut, knit, print, wide, roll }) => {
    const { tone } = kit;
    const lines = stroke(knitPaths[knit](), tone.shade, knit === 'rib' ? 3 : 4);
    const nordic = knit === 'nordic' ? nordicYoke(kit) : '';
    const stitches = kit.fine
      ? stroke(
          repeat(16, (i) => `M110 ${98 + i * 13}${'l6 7l6 -7'.repeat(14)}`),
          tone.shade,
          1.2,
        )
      : '';
    return garment(kit, cut, {
      print: fabric(knit === 'plain' ? print : 'plain', tone.accent, wide) + stitches + lines + nordic,
      cuff: tone.shade,
      front: hemRib(kit, cut, tone.shade) + (roll ? rollNeck(kit, cut) : collarRib(cut, tone.shade)),
    });
  },
  angle: (kit, { knit, print, wide }) =>
    folded(kit, {
      print:
        fabric(knit === 'plain' ? print : 'plain', kit.tone.accent, wide) +
        stroke(knitPaths[knit](), kit.tone.shade, 4) +
        (knit === 'nordic' ? nordicYoke(kit) : ''),
      neck: 'crew',
      trim: kit.tone.shade,
    }),
});

const nordicYoke = ({ tone }: Kit): string =>
  stroke('M110 128Q200 156 290 128M110 184Q200 212 290 184', tone.paper, 4) +
  stroke(`M112 158${'l11 10l11 -10'.repeat(8)}`, tone.accent, 6) +
  `<path d="M118 146Q200 172 282 146M118 172Q200 200 282 172" fill="none" stroke="${tone.paper}" stroke-width="5" stroke-dasharray="0 13"/>`;

const rollNeck = ({ tone }: Kit, cut: Cut): string =>
  fill(
    mirrored([
      [200 - cut.neck - 1, 72, 9],
      [200 - cut.neck - 5, 108, 9],
    ]),
    tone.glow,
  ) +
  stroke(
    repeat(6, (i) => d`M${182 + i * 7.2} 78V102`),
    tone.shade,
    1.6,
  );

export const hoodie = product({
  stance: 'lies',
  setting: 'rail',
  focus: [200, 140, 2.4],
  traits: (dice) => ({
    cut: rollCut(dice, { length: dice.int(288, 304), chest: dice.int(68, 76), cuff: 38, scoop: 22, neck: 30 }),
    zipped: dice.chance(0.4),
    print: dice.pick(['plain', 'plain', 'block', 'chest', 'yoke'] as const),
    contrast: dice.chance(0.45),
  }),
  front: (kit, traits) => drawHoodie(kit, traits),
  angle: (kit, traits) => drawHoodie(kit, { ...traits, cut: { ...traits.cut, turn: 1 } }),
});

type HoodieTraits = { cut: Cut; zipped: boolean; print: Fabric; contrast: boolean };

function drawHoodie(kit: Kit, { cut, zipped, print, contrast }: HoodieTraits): string {
  const { tone } = kit;
  const m = middle(cut);
  const c = 200 - cut.turn * 14;
  const lining = contrast ? tone.accent : tone.deep;
  const foot = cut.length - 22;
  const pocket = soft([
    [m - 32, foot - 56, 6],
    [m + 34, foot - 56, 6],
    [m + 52, foot - 18, 8],
    [m + 52, foot, 3],
    [m - 50, foot, 3],
    [m - 50, foot - 18, 8],
  ]);
  const cords = stroke(
    d`M${c - 17} 126Q${c - 20} 150 ${c - 15} 172M${c + 17} 126Q${c + 21} 146 ${c + 18} 166`,
    tone.paper,
    3.4,
  );
  return garment(kit, cut, {
    print: fabric(print, tone.accent, 9),
    cuff: tone.shade,
    behind:
      fill(d`M${c - 50} 124C${c - 58} 66 ${c - 34} 44 ${c} 44C${c + 34} 44 ${c + 58} 66 ${c + 50} 124Z`, tone.mid) +
      fill(d`M${c - 33} 116C${c - 42} 74 ${c - 24} 58 ${c} 58C${c + 24} 58 ${c + 42} 74 ${c + 33} 116Z`, lining),
    front:
      fill(
        d`M${c - 46} 92Q${c - 40} 118 ${c} 142Q${c + 40} 118 ${c + 46} 92L${c + 32} 90Q${c + 20} 112 ${c} 122Q${c - 20} 112 ${c - 32} 90Z`,
        tone.glow,
      ) +
      hemRib(kit, cut, tone.shade) +
      fill(pocket, tone.mid) +
      stitch(
        d`M${m - 32} ${foot - 52}L${m - 47} ${foot - 16}M${m + 34} ${foot - 52}L${m + 49} ${foot - 16}`,
        tone.line,
      ) +
      (zipped
        ? stroke(`M${m} 140V${cut.length}`, tone.deep, 5) + stroke(`M${m} 140V${cut.length}`, tone.metal, 2, '3 4')
        : '') +
      dot(c - 17, 125, 3, tone.metal) +
      dot(c + 17, 125, 3, tone.metal) +
      cords,
  });
}
