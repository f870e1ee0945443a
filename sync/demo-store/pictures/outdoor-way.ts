import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, repeat, ring, soft, stitch, stroke } from './shape.ts';

type Headtorch = {
  kind: 'round' | 'bar' | 'twin';
  print: 'plain' | 'stripe' | 'zigzag' | 'two';
  over: boolean;
  lit: boolean;
  tilt: number;
};

export const headtorch = product({
  stance: 'hangs',
  setting: 'peg',
  focus: [200, 262, 2.5],
  traits: (dice): Headtorch => ({
    kind: dice.pick(['round', 'bar', 'twin'] as const),
    print: dice.pick(['plain', 'stripe', 'zigzag', 'two'] as const),
    over: dice.chance(0.4),
    lit: dice.chance(0.5),
    tilt: dice.int(-8, 10),
  }),
  front: (kit, traits) => drawHeadtorch(kit, traits, 0),
  angle: (kit, traits) => drawHeadtorch(kit, traits, 1),
});

const LIGHT = '#fff3c4';

function drawHeadtorch(kit: Kit, traits: Headtorch, turn: 0 | 1): string {
  const { tone } = kit;
  const { print, over, lit, tilt } = traits;
  const x = 200 - turn * 34;
  const back = 'M72 200C64 120 120 66 200 66S336 120 328 200';
  const band = d`M72 196C72 236 ${x - 90} 264 ${x} 266S328 236 328 196`;
  const prints = {
    plain: stitch(d`M78 220C90 240 ${x - 90} 266 ${x} 268S310 240 322 220`, tone.line, 2),
    stripe: stroke(band, tone.accent, 8),
    zigzag: stroke(band, tone.accent, 14, '7 9'),
    two: stroke(band, tone.line, 22) + stroke(band, tone.base, 14),
  };
  return (
    stroke(back, tone.deep, 26) +
    stroke(back, tone.shade, 20) +
    (over
      ? stroke(d`M${x} 246C${x + 10} 140 190 106 196 72`, tone.shade, 20) +
        stroke(d`M${x} 246C${x + 10} 140 190 106 196 72`, tone.mid, 12)
      : '') +
    stroke(band, tone.mid, 34) +
    stroke(band, tone.base, 29) +
    prints[print] +
    box(96, 212, 16, 44, 4, tone.ink) +
    box(288, 212, 16, 44, 4, tone.ink) +
    (lit ? fill(d`M${x - 72} 266a72 72 0 0 1 144 0a72 72 0 0 1 -144 0Z`, LIGHT, 0.55) : '') +
    place(lampHead(kit, traits), { x: x - 200, y: 66, turn: turn * tilt, about: [200, 200] })
  );
}

/** The lamp about 200, 200. */
function lampHead({ tone }: Kit, { kind, lit }: Headtorch): string {
  const bulb = (x: number, r: number): string =>
    dot(x, 200, r + 7, tone.metalShade) +
    dot(x, 200, r, lit ? LIGHT : tone.metal) +
    ring(x, 200, r * 0.56, lit ? '#f3cf6b' : tone.metalShade, 3) +
    dot(x, 200, r * 0.3, lit ? '#ffffff' : tone.paper);
  switch (kind) {
    case 'round':
      return box(146, 160, 108, 82, 22, tone.ink) + box(172, 150, 56, 14, 6, tone.accent) + bulb(200, 27);
    case 'bar':
      return (
        box(132, 166, 136, 70, 26, tone.ink) +
        box(140, 172, 120, 12, 6, tone.inkGlow) +
        bulb(178, 21) +
        bulb(230, 13) +
        box(184, 156, 34, 12, 5, tone.accent)
      );
    case 'twin':
      return (
        fill(
          soft(
            [
              [142, 164],
              [258, 164],
              [266, 200],
              [240, 244],
              [160, 244],
              [134, 200],
            ],
            16,
          ),
          tone.ink,
        ) +
        bulb(172, 18) +
        bulb(228, 18) +
        box(186, 226, 28, 9, 4, tone.accent)
      );
  }
}

type Poles = { grip: 'cork' | 'foam'; locks: 'lever' | 'twist'; rings: number; spread: number; basket: boolean };

export const trekkingPoles = product({
  stance: 'lies',
  setting: 'peg',
  focus: [236, 102, 2.5],
  traits: (dice): Poles => ({
    grip: dice.pick(['cork', 'foam'] as const),
    locks: dice.pick(['lever', 'twist'] as const),
    rings: dice.int(1, 3),
    spread: dice.int(14, 24),
    basket: dice.chance(0.6),
  }),
  front: (kit, traits) =>
    place(onePole(kit, traits), { turn: -traits.spread, scale: 1.1 }) +
    place(onePole(kit, traits), { turn: traits.spread, scale: 1.1, mirror: true }),
  angle: (kit, traits) =>
    place(onePole(kit, traits), { x: -26, turn: 6 }) +
    place(onePole(kit, traits), { x: 30, y: 8, turn: 6 }) +
    box(150, 204, 104, 17, 5, kit.tone.ink),
});

/** A pole from its grip at the top down to its tip. */
function onePole({ tone, fine }: Kit, { grip, locks, rings, basket }: Poles): string {
  const paint = grip === 'cork' ? tone.wood : tone.inkGlow;
  const lock = (y: number): string =>
    locks === 'lever'
      ? box(190, y, 21, 22, 5, tone.ink) + box(207, y - 2, 9, 18, 3, tone.accent)
      : box(189, y, 22, 24, 7, tone.accent);
  return (
    stroke('M206 66C246 74 248 132 208 136', tone.ink, 7) +
    box(196, 270, 8, 66, 2, tone.metalShade) +
    box(194, 190, 12, 100, 3, tone.metal) +
    box(192, 120, 16, 104, 4, tone.base) +
    box(201, 120, 7, 104, 3, tone.shade) +
    repeat(rings, (i) => box(192, 150 + i * 13, 16, 6, 0, tone.accent)) +
    box(194, 230, 12, 56, 3, tone.base) +
    box(201, 230, 5, 56, 2, tone.shade) +
    lock(212) +
    lock(280) +
    fill('M185 62Q184 46 202 46Q216 46 215 60L212 106Q210 142 200 142T188 106Z', paint) +
    fill('M183 64Q182 42 203 43Q218 44 216 64Q200 72 183 64Z', tone.ink) +
    stroke(
      repeat(fine ? 9 : 5, (i) => d`M190 ${80 + i * (fine ? 6 : 10)}h20`),
      grip === 'cork' ? tone.woodShade : tone.ink,
      2,
    ) +
    (basket ? fill('M172 326Q200 312 228 326Q200 340 172 326Z', tone.ink) : '') +
    box(195, 316, 10, 26, 3, tone.ink) +
    fill('M197 342H203L201 358H199Z', tone.metalShade)
  );
}

type Paddle = {
  kind: 'canoe' | 'kayak' | 'board';
  print: 'plain' | 'tip' | 'stripes' | 'chevron' | 'sun';
  wood: boolean;
  blade: number;
};

export const paddle = product({
  stance: 'lies',
  setting: 'wall',
  focus: [278, 294, 2.1],
  traits: (dice): Paddle => ({
    kind: dice.pick(['canoe', 'kayak', 'board'] as const),
    print: dice.pick(['plain', 'tip', 'stripes', 'chevron', 'sun'] as const),
    wood: dice.chance(0.5),
    blade: dice.int(34, 42),
  }),
  front: (kit, traits) => place(onePaddle(kit, traits), { turn: -42 }),
  angle: (kit, traits) => {
    const small = place(onePaddle(kit, traits), { turn: 30, scale: 0.92 });
    return traits.kind === 'kayak'
      ? small + box(186, 192, 28, 16, 5, kit.tone.ink)
      : small + place(onePaddle(kit, traits), { turn: -30, scale: 0.92, mirror: true });
  },
});

/** One blade below y = 250, its tip at 392, the shaft above it. */
function paddleBlade(kit: Kit, { kind, print, blade }: Paddle): string {
  const { tone } = kit;
  const [left, right] = [200 - blade, 200 + blade];
  const outline =
    kind === 'kayak'
      ? d`M194 258C${left + 8} 274 ${left + 2} 320 ${left + 6} 366Q${left + 10} 384 200 386Q${right - 4} 380 ${right - 6} 340C${right - 6} 300 ${right - 14} 272 206 258Z`
      : kind === 'board'
        ? d`M194 252C${left + 12} 276 ${left - 4} 330 ${left - 2} 352Q${left} 390 200 390T${right + 2} 352C${right + 4} 330 ${right - 12} 276 206 252Z`
        : d`M193 236C${left + 6} 262 ${left + 4} 330 ${left + 6} 362Q${left + 10} 390 200 392T${right - 6} 362C${right - 4} 330 ${right - 6} 262 207 236Z`;
  const prints = {
    plain: '',
    tip: box(140, 346, 120, 60, 0, tone.accent) + box(140, 334, 120, 6, 0, tone.accent),
    stripes: repeat(3, (i) => box(140, 306 + i * 18, 120, 10, 0, tone.accent)),
    chevron: stroke('M140 296L200 334L260 296M140 320L200 358L260 320', tone.accent, 9),
    sun: dot(200, 352, 22, tone.accent) + stroke('M150 320Q200 334 250 320', tone.accent, 5),
  };
  return (
    fill(outline, tone.base) +
    kit.clip(
      outline,
      fill('M206 230Q214 320 206 400H270V230Z', tone.shade) +
        prints[print] +
        (kit.fine ? stroke('M178 270V390M190 260V392', tone.glow, 2) : ''),
    ) +
    stroke('M200 240V316', tone.mid, 8)
  );
}

function onePaddle(kit: Kit, traits: Paddle): string {
  const { tone } = kit;
  const { kind, wood } = traits;
  const shaft = wood ? tone.wood : tone.inkGlow;
  const edge = wood ? tone.woodShade : tone.ink;
  const end = kind === 'kayak' ? place(paddleBlade(kit, traits), { turn: 180 }) : '';
  const grips = {
    canoe: fill(
      'M174 14Q172 4 184 4H216Q228 4 226 14Q222 24 208 30V46H192V30Q178 24 174 14Z',
      wood ? tone.wood : tone.ink,
    ),
    board: box(172, 8, 56, 17, 8, tone.ink) + box(193, 18, 14, 30, 5, tone.ink) + box(193, 120, 14, 12, 3, tone.accent),
    kayak: box(193, 186, 14, 28, 4, tone.ink) + oval(200, 128, 12, 5, tone.ink) + oval(200, 272, 12, 5, tone.ink),
  };
  const [top, bottom] = kind === 'kayak' ? [110, 290] : [26, 268];
  return (
    end +
    paddleBlade(kit, traits) +
    box(195, top, 10, bottom - top, 4, shaft) +
    box(201, top, 4, bottom - top, 2, edge) +
    grips[kind]
  );
}
