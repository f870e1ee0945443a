import { product, type Kit } from './product.ts';
import { box, d, fill, frame, quad, repeat, soft, stitch, stroke } from './shape.ts';
import { fromAbove, welt } from './shoe-parts.ts';

export const sandal = product({
  stance: 'stands',
  above: true,
  setting: 'shelf',
  shadow: 138,
  tall: 170,
  focus: [214, 250, 2.4],
  traits: (dice) => ({
    kind: dice.pick(['two', 'cross', 'trek'] as const),
    buckle: dice.chance(0.6),
    cork: dice.chance(0.55),
    platform: dice.int(0, 16),
  }),
  front: (kit, { kind, buckle, cork, platform }) => {
    const { tone } = kit;
    const y = 292 - platform;
    const bed = d`M72 ${y}C70 ${y - 16} 90 ${y - 22} 120 ${y - 12}C160 ${y} 190 ${y - 14} 230 ${y - 10}C280 ${y - 6} 320 ${y - 14} 336 ${y - 4}Q344 ${y + 6} 336 ${y + 16}H80Q72 ${y + 10} 72 ${y}Z`;
    const strap = (path: string, under: string): string => fill(under, tone.deep) + fill(path, tone.base);
    const ankle =
      kind === 'trek'
        ? stroke(
            d`M96 ${y - 8}C92 ${y - 60} 104 ${y - 92} 130 ${y - 100}C160 ${y - 106} 190 ${y - 84} 204 ${y - 60}`,
            tone.base,
            22,
          ) + stroke(d`M132 ${y - 100}L168 ${y - 8}`, tone.mid, 18)
        : '';
    const straps = {
      two:
        strap(
          d`M150 ${y + 2}C146 ${y - 70} 176 ${y - 96} 204 ${y - 96}Q216 ${y - 92} 214 ${y - 78}C196 ${y - 60} 196 ${y - 30} 202 ${y + 2}Z`,
          d`M196 ${y - 95}Q220 ${y - 92} 224 ${y - 4}H204Z`,
        ) +
        strap(
          d`M228 ${y + 2}C226 ${y - 54} 254 ${y - 76} 282 ${y - 72}Q292 ${y - 68} 290 ${y - 56}C278 ${y - 40} 280 ${y - 20} 284 ${y + 2}Z`,
          d`M276 ${y - 71}Q300 ${y - 66} 306 ${y - 4}H284Z`,
        ),
      cross:
        stroke(d`M160 ${y - 2}C170 ${y - 60} 220 ${y - 84} 290 ${y - 6}`, tone.mid, 25) +
        stroke(
          d`M290 ${y - 4}C284 ${y - 50} 240 ${y - 92} 196 ${y - 84}C170 ${y - 80} 150 ${y - 50} 148 ${y - 6}`,
          tone.base,
          25,
        ),
      trek:
        stroke(d`M204 ${y - 60}L160 ${y - 8}M204 ${y - 62}L238 ${y - 8}`, tone.mid, 18) +
        stroke(d`M234 ${y - 4}C238 ${y - 60} 290 ${y - 66} 302 ${y - 6}`, tone.base, 26),
    };
    const buckles =
      kind === 'cross'
        ? []
        : kind === 'two'
          ? [
              [180, y - 62],
              [256, y - 42],
            ]
          : [
              [204, y - 60],
              [266, y - 46],
            ];
    return (
      ankle +
      straps[kind] +
      (kind === 'two'
        ? stitch(
            d`M158 ${y - 4}C154 ${y - 60} 178 ${y - 86} 206 ${y - 87}M236 ${y - 4}C234 ${y - 46} 258 ${y - 67} 283 ${y - 63}`,
            tone.line,
          )
        : stitch(d`M240 ${y - 10}C246 ${y - 52} 288 ${y - 54} 296 ${y - 10}`, tone.line)) +
      repeat(buckles.length, (i) => {
        const [x = 0, at = 0] = buckles[i] ?? [];
        return buckle
          ? frame(x - 10, at - 12, 20, 24, 4, tone.metal, 5) + stroke(`M${x} ${at}h12`, tone.metalShade, 4)
          : box(x - 12, at - 9, 24, 18, 5, tone.ink);
      }) +
      fill(bed, cork ? tone.wood : tone.paper) +
      (cork && kit.fine
        ? `<path d="${repeat(5, (i) => `M${84 + i * 4} ${y - 2 + i * 5}H334`)}" fill="none" stroke="${tone.woodShade}" stroke-width="2.4" stroke-dasharray="0 11 0 17"/>`
        : '') +
      fill(quad(72, y + 8, 340, y + 8, 336, 330, 80, 330, 10), cork ? tone.woodShade : tone.shade) +
      fill(quad(74, 316, 338, 316, 334, 331, 82, 331, 6), tone.ink) +
      welt(kit, d`M82 ${y + 6}H332`)
    );
  },
  angle: (kit, { kind, cork, buckle }) => {
    const { tone } = kit;
    const bar = (y: number): string =>
      stroke(d`M-62 ${y + 8}Q0 ${y - 22} 66 ${y + 6}`, tone.base, 32) +
      stitch(d`M-60 ${y - 4}Q0 ${y - 34} 64 ${y - 6}`, tone.line) +
      (buckle ? frame(28, y - 16, 24, 26, 4, tone.metal, 5) : '');
    const over =
      kind === 'two'
        ? bar(-76) + bar(-20)
        : kind === 'cross'
          ? stroke('M-60 -80L60 -16', tone.mid, 28) + stroke('M62 -84L-58 -16', tone.base, 28)
          : bar(-72) +
            stroke('M-50 36L0 -20L52 36M-40 96Q0 50 42 96', tone.base, 18) +
            box(-12, -30, 26, 20, 6, tone.ink);
    return fromAbove(
      kit,
      {
        upper: cork ? tone.wood : tone.paper,
        sole: cork ? tone.woodShade : tone.ink,
        inside: cork ? tone.woodShade : tone.paperShade,
        open: 60,
        print: stroke('M-34 -96Q0 -120 36 -96', cork ? tone.woodShade : tone.paperShade, 6),
        over,
      },
      12,
    );
  },
});

export const climbingShoe = product({
  stance: 'stands',
  above: true,
  setting: 'shelf',
  shadow: 128,
  tall: 170,
  focus: [200, 240, 2.3],
  traits: (dice) => ({
    straps: dice.int(1, 2),
    slipper: dice.chance(0.25),
    split: dice.chance(0.5),
    rubber: dice.pick(['ink', 'ink', 'inkGlow'] as const),
    down: dice.int(0, 16),
  }),
  front: (kit, { straps, slipper, split, rubber, down }) => {
    const { tone } = kit;
    const upper = d`M90 262C84 220 92 176 112 160C140 150 186 158 204 178C226 206 290 236 326 ${286 + down * 0.6}Q338 ${306 + down * 0.5} 330 ${322}L284 320Q230 ${284 - down} 180 292Q120 304 100 300Z`;
    return (
      fill('M112 162Q160 140 202 174Q170 184 112 162Z', tone.deep) +
      stroke('M104 176q-30 -14 -16 -36q18 -4 26 22M170 160q10 -30 28 -22q8 14 -4 30', tone.accent, 8) +
      fill(upper, tone.base) +
      kit.clip(
        upper,
        (split ? fill('M150 140L250 330H60V140Z', tone.mid) : '') +
          fill(d`M250 220Q256 260 236 300L350 340V230Z`, tone[rubber]) +
          fill('M80 190Q124 220 132 310H70Z', tone[rubber]) +
          stroke(d`M90 300Q180 ${290 - down * 0.5} 230 ${276 - down * 0.4}T330 326`, tone[rubber], 34) +
          (kit.fine
            ? stroke(
                repeat(12, (i) => `M100 ${170 + i * 10}q70 -6 160 20`),
                tone.glow,
                1,
              )
            : ''),
      ) +
      stitch('M138 168Q140 230 150 272M244 232Q246 256 236 276', tone.line, 2) +
      (slipper
        ? fill('M150 164Q190 166 206 186L236 214L214 236Q176 190 150 164Z', tone.shade) +
          stroke('M164 180l30 -8M178 194l30 -8M192 208l30 -8', tone.paper, 5)
        : repeat(straps, (i) => place2(i, kit)))
    );
  },
  angle: (kit, { straps, slipper, rubber }) => {
    const { tone } = kit;
    const over = slipper
      ? stroke('M-22 -20L22 -12M22 -20L-22 -12M-22 6L22 14M22 6L-22 14', tone.paper, 6)
      : repeat(
          straps,
          (i) =>
            fill(quad(-56, -34 + i * 42, 40, -42 + i * 42, 46, -18 + i * 42, -54, -6 + i * 42, 6), tone.accent) +
            fill(quad(20, -40 + i * 42, 44, -42 + i * 42, 48, -18 + i * 42, 24, -16 + i * 42, 6), tone.accentShade),
        );
    return fromAbove(
      kit,
      {
        upper: tone.base,
        sole: tone[rubber],
        inside: tone.deep,
        open: 34,
        print:
          fill('M-70 -140H70V-70Q10 -40 -70 -92Z', tone[rubber]) +
          fill('M-60 150H60V106Q0 124 -60 106Z', tone[rubber]) +
          stitch('M-58 -84Q10 -34 60 -62', tone.line),
        over:
          fill(
            soft([
              [-16, -40, 8],
              [18, -40, 8],
              [16, 40, 10],
              [-16, 40, 10],
            ]),
            tone.shade,
          ) + over,
      },
      -12,
    );
  },
});

const place2 = (i: number, { tone }: Kit): string => {
  const x = 152 + i * 40;
  const y = 172 + i * 26;
  return (
    fill(quad(x - 4, y + 30, x + 48, y - 8, x + 62, y + 10, x + 6, y + 52, 6), tone.accent) +
    fill(quad(x + 30, y + 4, x + 48, y - 8, x + 62, y + 10, x + 42, y + 25, 6), tone.accentShade)
  );
};
