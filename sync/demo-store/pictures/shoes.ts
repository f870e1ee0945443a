import { product, type Kit } from './product.ts';
import { box, d, dot, fill, quad, repeat, soft, stitch, stroke } from './shape.ts';
import { bow, fromAbove, laces, lacesAbove } from './shoe-parts.ts';

const LOW =
  'M84 298C76 250 78 216 92 202C104 194 122 204 140 210C160 214 172 204 180 196L214 176C226 172 234 180 240 190C262 220 316 226 330 262Q336 282 332 298Z';

export const sneaker = product({
  stance: 'stands',
  above: true,
  setting: 'shelf',
  shadow: 138,
  tall: 170,
  focus: [222, 222, 2.4],
  traits: (dice) => ({
    high: dice.chance(0.3),
    side: dice.pick(['stripes', 'chevron', 'panel', 'wave', 'star', 'none'] as const),
    cap: dice.pick(['mid', 'paper', 'accent', 'base'] as const),
    heel: dice.pick(['accent', 'shade', 'deep'] as const),
    sole: dice.pick(['paper', 'paper', 'accent', 'wood'] as const),
    chunky: dice.int(0, 12),
    lace: dice.pick(['paper', 'accent'] as const),
  }),
  front: (kit, { high, side, cap, heel, sole, chunky, lace }) => {
    const { tone } = kit;
    const upper = high
      ? 'M84 298C76 230 96 190 92 136Q92 128 100 128H174Q184 128 186 138L196 184C226 214 314 222 330 262Q336 282 332 298Z'
      : LOW;
    const gum = sole === 'wood' ? tone.woodShade : sole === 'accent' ? tone.accentShade : tone.paperShade;
    return (
      (high
        ? fill('M150 112Q182 104 190 124L214 200H176Z', tone.shade) + fill('M96 130Q136 118 176 128V136H96Z', tone.deep)
        : fill('M180 172Q206 150 226 162L246 196L200 214Z', tone.shade) +
          fill('M96 202Q140 222 186 194L200 204Q150 230 96 202Z', tone.deep)) +
      fill(upper, tone.base) +
      kit.clip(
        upper,
        fill('M60 190Q126 200 138 310H60Z', tone[heel]) +
          fill('M284 190Q252 240 262 310H350V190Z', tone[cap]) +
          sides[side](kit) +
          (kit.fine
            ? stroke(
                repeat(20, (i) => `M150 ${180 + i * 7}h110`),
                tone.glow,
                1.2,
                '1 5',
              )
            : '') +
          stroke('M60 292H350', tone.shade, 10),
      ) +
      (high ? dot(126, 168, 20, tone.paper) + dot(126, 168, 11, tone.accent) : '') +
      stitch('M272 226Q256 258 264 292', tone.line, 1.8) +
      (high
        ? laces(kit, [166, 146], [212, 222], 6, [22, -10], tone[lace])
        : laces(kit, [196, 206], [244, 228], 4, [18, -22], tone[lace]) + bow(214, 178, tone[lace])) +
      fill(quad(76, 290 - chunky, 338, 290 - chunky * 0.3, 342, 330, 80, 330, 14), tone[sole]) +
      stroke(d`M84 ${306 - chunky * 0.5}H336`, gum, 3) +
      fill(quad(82, 320, 340, 320, 336, 331, 86, 331, 5), gum)
    );
  },
  angle: (kit, { side, cap, sole, lace, heel }) => {
    const { tone } = kit;
    const stripes =
      side === 'none' ? '' : stroke('M-60 10l26 -14M-60 26l24 -12M60 10l-26 -14M60 26l-24 -12', tone.accent, 7);
    return fromAbove(
      kit,
      {
        upper: tone.base,
        sole: tone[sole],
        inside: tone.deep,
        open: 22,
        print:
          fill('M-70 -140H70V-84Q0 -112 -70 -84Z', tone[cap]) +
          fill('M-60 150H60V112Q0 130 -60 112Z', tone[heel]) +
          stripes +
          stitch('M-60 -80Q0 -108 60 -80', tone.line),
        over:
          fill(
            soft([
              [-20, -62, 8],
              [22, -62, 8],
              [20, 50, 14],
              [-18, 50, 14],
            ]),
            tone.shade,
          ) + lacesAbove(-54, 20, 6, tone[lace]),
      },
      10,
    );
  },
});

const sides = {
  none: () => '',
  stripes: ({ tone }: Kit) => stroke('M156 296L184 214M178 296L206 220M200 296L226 228', tone.accent, 10),
  chevron: ({ tone }: Kit) => stroke('M150 280L190 240L214 292', tone.accent, 13),
  panel: ({ tone }: Kit) =>
    fill('M138 310Q150 250 214 236Q250 250 262 310Z', tone.shade) +
    stitch('M146 296Q158 252 212 244Q244 256 256 296', tone.line),
  wave: ({ tone }: Kit) =>
    fill('M130 310Q160 240 206 262Q240 278 280 262Q250 300 200 296Q160 290 150 310Z', tone.accent),
  star: ({ tone }: Kit) => fill('M190 234l8 17l18 2l-13 13l3 18l-16 -9l-16 9l3 -18l-13 -13l18 -2Z', tone.accent),
};

export const trailShoe = product({
  stance: 'stands',
  above: true,
  setting: 'floor',
  shadow: 142,
  tall: 170,
  focus: [206, 250, 2.3],
  traits: (dice) => ({
    sole: dice.pick(['accent', 'ink', 'paper'] as const),
    web: dice.pick(['web', 'ribs', 'waves'] as const),
    guard: dice.chance(0.7),
    quick: dice.chance(0.5),
    collar: dice.int(0, 22),
  }),
  front: (kit, { sole, web, guard, quick, collar }) => {
    const { tone } = kit;
    const up = 200 - collar;
    const upper = d`M82 298C68 250 84 222 84 ${up}C92 ${up - 12} 108 ${up - 4} 126 ${up + 8}C152 ${up + 16} 170 ${up} 180 196L216 172C230 168 238 178 246 190C268 214 322 226 338 258Q344 280 338 298Z`;
    const webs = {
      web: stroke('M150 290L186 220M176 290L206 222M202 290L226 230M228 290L246 238M146 262L238 286', tone.accent, 5),
      ribs: fill('M140 300L168 216L196 214L172 300ZM190 300L214 220L236 226L222 300Z', tone.shade),
      waves: stroke('M140 280q20 -24 44 -8t44 -8t44 -4M144 262q20 -24 44 -8t36 -8', tone.accent, 6),
    };
    return (
      fill('M178 176Q204 146 230 158L250 196L200 214Z', tone.shade) +
      fill(d`M88 ${up}Q140 ${up + 22} 186 194L200 204Q146 ${up + 34} 88 ${up}Z`, tone.deep) +
      stroke(d`M86 ${up + 14}q-22 -18 -6 -30q12 -2 14 18`, tone.accent, 6) +
      fill(upper, tone.base) +
      kit.clip(
        upper,
        stroke(
          repeat(14, (i) => `M120 ${190 + i * 8}h230`),
          tone.glow,
          2,
          '2 6',
        ) +
          webs[web] +
          fill('M60 210Q124 220 136 310H60Z', tone.shade) +
          fill('M60 282Q200 268 350 276V310H60Z', tone.deep) +
          (guard ? fill('M304 214Q282 262 290 310H360V214Z', tone.deep) : ''),
      ) +
      (quick
        ? stroke('M200 210L236 192M216 224L250 206M232 236L264 220M206 192L258 228', tone.ink, 4.4) +
          box(202, 170, 15, 24, 6, tone.ink) +
          dot(210, 180, 4, tone.accent)
        : laces(kit, [196, 208], [246, 232], 5, [20, -20], tone.accent, 5) + bow(216, 178, tone.accent)) +
      fill('M72 286Q120 300 190 294T342 282Q352 300 340 316H80Q70 306 72 286Z', tone.paper) +
      fill('M74 306Q200 318 346 300Q350 316 336 322H84Q76 318 74 306Z', tone[sole]) +
      fill(
        repeat(12, (i) => d`M${86 + i * 20.6} 316h14l-3 14h-9Z`),
        tone[sole],
      ) +
      stroke('M90 298Q150 306 206 302', tone.paperShade, 4)
    );
  },
  angle: (kit, { sole, web, quick }) => {
    const { tone } = kit;
    return fromAbove(
      kit,
      {
        upper: tone.base,
        sole: tone[sole],
        inside: tone.ink,
        open: 26,
        print:
          stroke(
            repeat(16, (i) => `M-60 ${-126 + i * 9}h120`),
            tone.glow,
            2,
            '2 6',
          ) +
          fill('M-70 -140H70V-100Q0 -124 -70 -100Z', tone.deep) +
          (web === 'waves'
            ? stroke('M-60 -20q18 -16 30 0M60 -20q-18 -16 -30 0M-58 6q18 -16 30 0M58 6q-18 -16 -30 0', tone.accent, 6)
            : stroke(
                'M-60 -40L-22 -60M-60 -10L-22 -30M-56 20L-20 0M60 -40L22 -60M60 -10L22 -30M56 20L20 0',
                tone.accent,
                5,
              )),
        over:
          fill(
            soft([
              [-18, -66, 9],
              [20, -66, 9],
              [24, 46, 14],
              [-22, 46, 14],
            ]),
            tone.shade,
          ) +
          (quick
            ? stroke(
                'M-18 -50L20 -38M20 -50L-18 -38M-18 -22L20 -8M20 -22L-18 -8M-18 8L20 20M20 8L-18 20',
                tone.ink,
                4,
              ) + box(-8, 26, 17, 26, 7, tone.ink)
            : lacesAbove(-56, 22, 6, tone.accent)),
      },
      14,
    );
  },
});
