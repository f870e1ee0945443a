import { webbing } from './outdoor-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, quad, repeat, ring, stroke } from './shape.ts';

type Binoculars = { slim: boolean; half: number; grip: 'ribs' | 'dots' | 'plain'; strap: boolean; gold: boolean };

export const binoculars = product({
  stance: 'stands',
  setting: 'shelf',
  shadow: 112,
  tall: 226,
  focus: [200, 196, 2.1],
  traits: (dice): Binoculars => ({
    slim: dice.chance(0.5),
    half: dice.int(40, 46),
    grip: dice.pick(['ribs', 'dots', 'plain'] as const),
    strap: dice.chance(0.6),
    gold: dice.chance(0.5),
  }),
  front: (kit, traits) => {
    const { tone } = kit;
    const bridge =
      box(168, 176, 64, 74, 10, tone.inkGlow) +
      box(186, 130, 28, 58, 7, tone.ink) +
      stroke('M187 142H213M187 152H213M187 162H213M187 172H213', tone.inkGlow, 3) +
      dot(200, 232, 9, traits.gold ? tone.wood : tone.metal);
    const strap = traits.strap
      ? webbing('M100 176C48 190 52 330 92 326M300 176C360 196 348 330 306 326', tone.accent, tone.accentShade, 11)
      : '';
    return strap + bridge + barrel(kit, traits, 0) + place(barrel(kit, traits, 1), { mirror: true });
  },
  angle: (kit, traits) => {
    const { tone } = kit;
    const eye = (x: number): string =>
      dot(x, 254, 76, tone.shade) +
      dot(x, 252, 72, tone.base) +
      dot(x, 252, 60, tone.ink) +
      ring(x, 252, 55, traits.gold ? tone.wood : tone.metalShade, 4) +
      dot(x, 252, 49, '#3f5f74') +
      fill(
        d`M${x - 49} 252A49 49 0 0 1 ${x + 34} 217Q${x - 20} 220 ${x - 28} 290Q${x - 49} 280 ${x - 49} 252Z`,
        '#6b93a3',
      ) +
      oval(x - 18, 234, 9, 13, '#d8ebee');
    return (
      fill('M134 122H186V220H106Z', tone.mid) +
      fill('M214 122H266L294 220H214Z', tone.shade) +
      box(128, 104, 60, 28, 9, tone.ink) +
      box(212, 104, 60, 28, 9, tone.ink) +
      box(180, 168, 40, 84, 10, tone.inkGlow) +
      box(184, 144, 32, 36, 7, tone.ink) +
      stroke('M192 148V176M200 148V176M208 148V176', tone.inkGlow, 3) +
      eye(122) +
      eye(278)
    );
  },
});

/** The left barrel, eyepiece up. The right one is mirrored, so its light has to be too. */
function barrel(kit: Kit, { slim, half, grip, gold }: Binoculars, other: 0 | 1): string {
  const { tone } = kit;
  const x = slim ? 144 : 134;
  const wide = slim ? half - 4 : half + 4;
  const outline = slim
    ? d`M${x - 28} 144H${x + 28}L${x + wide} 236V316H${x - wide}V236Z`
    : d`M${x - 18} 138H${x + 36}Q${x + 46} 178 ${x + 46} 206L${x + wide - 2} 240V316H${x - wide}V236L${x - wide + 2} 190Q${x - 36} 142 ${x - 18} 138Z`;
  const lit = d`M${x - wide} 130h${wide * 0.5}L${x - wide * 0.4} 330h-40Z`;
  const dark = d`M${x + wide * 0.36} 130Q${x + wide * 0.6} 240 ${x + wide * 0.4} 330H${x + 60}V130Z`;
  const grips = {
    plain: '',
    ribs: stroke(
      repeat(5, (i) => d`M${x - wide} ${244 + i * 11}h${wide * 2}`),
      tone.deep,
      4,
    ),
    dots: stroke(
      repeat(5, (i) => d`M${x - wide + 8 + (i % 2) * 7} ${244 + i * 11}h${wide * 2}`),
      tone.deep,
      6,
      '0 14',
    ),
  };
  return (
    box(x - 22, 104, 44, 44, 8, tone.ink) +
    box(x - 26, 104, 52, 16, 7, tone.inkGlow) +
    fill(outline, tone.base) +
    kit.clip(
      outline,
      fill(other ? dark : lit, other ? tone.shade : tone.glow) +
        fill(other ? lit : dark, other ? tone.mid : tone.shade) +
        grips[grip],
    ) +
    box(x - wide - 4, 300, wide * 2 + 8, 30, 8, tone.ink) +
    box(x - wide - 4, 304, wide * 2 + 8, 5, 0, gold ? tone.wood : tone.metalShade)
  );
}

type Compass = {
  kind: 'plate' | 'pocket' | 'lens';
  turn: number;
  rose: boolean;
  cord: 'plain' | 'twist';
  scale: boolean;
};

export const compass = product({
  stance: 'hangs',
  setting: 'peg',
  focus: [200, 236, 2.2],
  traits: (dice): Compass => ({
    kind: dice.pick(['plate', 'pocket', 'lens'] as const),
    turn: dice.int(-60, 60),
    rose: dice.chance(0.5),
    cord: dice.pick(['plain', 'twist'] as const),
    scale: dice.chance(0.5),
  }),
  front: (kit, traits) => drawCompass(kit, traits, 0),
  angle: (kit, traits) => drawCompass(kit, traits, 1),
});

/** The rose and needle about 0, 0, inside a dial of radius r. */
function compassDial({ tone }: Kit, { turn, rose }: Compass, r: number): string {
  const tick = (i: number, from: number): string => {
    const [x, y] = [Math.sin((i * Math.PI) / 12), -Math.cos((i * Math.PI) / 12)];
    return d`M${x * r * from} ${y * r * from}L${x * r * 0.92} ${y * r * 0.92}`;
  };
  return (
    dot(0, 0, r, tone.paper) +
    stroke(
      repeat(24, (i) => (i % 6 ? tick(i, 0.84) : '')),
      tone.metalShade,
      2.4,
    ) +
    stroke(
      repeat(4, (i) => tick(i * 6, 0.72)),
      tone.ink,
      5,
    ) +
    (rose
      ? repeat(
          4,
          (i) =>
            `<path transform="rotate(${i * 90 + 45})" d="${d`M0 ${-r * 0.5}L${r * 0.1} ${-r * 0.1}H${-r * 0.1}Z`}" fill="${tone.paperShade}"/>`,
        )
      : ring(0, 0, r * 0.56, tone.paperShade, 4)) +
    `<g transform="rotate(${turn})">` +
    fill(d`M0 ${-r * 0.74}L${r * 0.14} 0H${-r * 0.14}Z`, '#d1442f') +
    fill(d`M0 ${-r * 0.74}L${r * 0.14} 0H0Z`, '#a93424') +
    fill(d`M0 ${r * 0.74}L${r * 0.14} 0H${-r * 0.14}Z`, tone.metalShade) +
    '</g>' +
    dot(0, 0, r * 0.09, tone.ink)
  );
}

const lanyard = ({ tone }: Kit, { cord }: Compass, y: number): string => {
  const path = d`M200 ${y}C150 ${y - 40} 172 62 196 54C224 46 246 ${y - 60} 202 ${y}`;
  return (
    stroke(path, tone.accentShade, 7) +
    (cord === 'twist' ? stroke(path, tone.paper, 5, '2 9') : '') +
    box(192, y - 26, 18, 16, 5, tone.ink)
  );
};

function drawCompass(kit: Kit, traits: Compass, turn: 0 | 1): string {
  const { tone } = kit;
  const at = (y: number, r: number): string => place(compassDial(kit, traits, r), { x: 200, y, about: [0, 0] });
  switch (traits.kind) {
    case 'plate': {
      const y = 268 + turn * 4;
      return (
        lanyard(kit, traits, 148) +
        box(126, 132, 148, 220, 20, tone.base) +
        box(126, 132, 24, 220, 12, tone.glow) +
        (traits.scale
          ? stroke(
              repeat(11, (i) => d`M268 ${160 + i * 17}h-${i % 2 ? 9 : 15}`),
              tone.line,
              3,
            )
          : stroke('M262 150V334', tone.line, 3)) +
        dot(200, 150, 8, tone.shade) +
        fill('M200 166L210 188H204V206H196V188H190Z', tone.line) +
        (turn ? dot(164, 180, 13, tone.glow) + ring(164, 180, 13, tone.shade, 3) : '') +
        dot(200, y, 66, tone.ink) +
        stroke(d`M200 ${y - 66}v8`, tone.accent, 6) +
        at(y, 54)
      );
    }
    case 'pocket':
      return (
        lanyard(kit, traits, 116) +
        ring(200, 126, 14, tone.metalShade, 6) +
        (turn ? oval(200, 178, 100, 44, tone.shade) + oval(200, 180, 86, 34, tone.deep) : '') +
        box(190, 134, 20, 20, 4, tone.metal) +
        dot(200, 246, 106, tone.shade) +
        dot(200, 246, 101, tone.base) +
        stroke('M118 210A90 90 0 0 1 166 160', tone.glow, 7) +
        dot(200, 246, 84, tone.deep) +
        at(246, 79)
      );
    case 'lens':
      return (
        lanyard(kit, traits, 128) +
        fill(quad(120, 112, 280, 112, 288, 214, 112, 214, 26), tone.mid) +
        (turn
          ? fill(quad(140, 128, 260, 128, 266, 200, 134, 200, 14), '#9db8bf') +
            fill('M150 196L206 130H240L184 196Z', '#d8e6e8')
          : box(184, 122, 32, 70, 8, tone.deep) + stroke('M200 126V188', tone.accent, 4)) +
        box(150, 202, 100, 18, 6, tone.metalShade) +
        fill(quad(110, 212, 290, 212, 284, 352, 116, 352, 34), tone.base) +
        dot(200, 280, 68, tone.deep) +
        dot(200, 280, 63, tone.ink) +
        at(280, 56)
      );
  }
}
