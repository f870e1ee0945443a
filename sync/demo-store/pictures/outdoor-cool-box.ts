import { product, type Kit } from './product.ts';
import { box, d, dot, fill, place, quad, repeat, stroke } from './shape.ts';

type CoolBox = {
  kind: 'hard' | 'bag' | 'retro';
  high: number;
  wheels: boolean;
  trim: 'band' | 'ribs' | 'plain';
  latches: number;
  open: boolean;
};

export const coolBox = product({
  stance: 'stands',
  setting: 'camp',
  shadow: 136,
  tall: 210,
  focus: [232, 218, 2.1],
  traits: (dice): CoolBox => ({
    kind: dice.pick(['hard', 'bag', 'retro'] as const),
    high: dice.int(112, 140),
    wheels: dice.chance(0.3),
    trim: dice.pick(['band', 'ribs', 'plain'] as const),
    latches: dice.int(1, 2),
    open: dice.chance(0.6),
  }),
  front: drawCoolBox,
  angle: openCoolBox,
});

/** What decorates the side of the box, from x = left to right. */
function coolTrim({ tone }: Kit, { trim, high }: CoolBox, left: number, right: number): string {
  const mid = 330 - high * 0.5;
  if (trim === 'band')
    return box(left, mid - 6, right - left, 26, 0, tone.accent) + box(left, mid + 26, right - left, 5, 0, tone.accent);
  if (trim === 'plain')
    return box(left + 26, mid - 4, 62, 30, 5, tone.shade) + stroke(d`M${left + 38} ${mid + 11}h38`, tone.line, 4);
  return stroke(
    repeat(7, (i) => d`M${left + 30 + (i * (right - left - 60)) / 6} ${mid - 14}V314`),
    tone.shade,
    8,
  );
}

/** The side of a soft one: quilted, or with a pocket. */
function coolBag({ tone }: Kit, { trim, high }: CoolBox): string {
  const top = 330 - high;
  const quilt = stroke(
    repeat(12, (i) => d`M${-40 + i * 36} ${top}l${high} ${high}M${80 + i * 36} ${top}l${-high} ${high}`),
    tone.shade,
    3,
  );
  const pocket =
    fill(quad(122, 330 - high * 0.58, 278, 330 - high * 0.58, 274, 316, 126, 316, 14), tone.mid) +
    stroke(d`M134 ${330 - high * 0.44}H266`, tone.deep, 4) +
    stroke(d`M134 ${330 - high * 0.44}v16`, tone.accent, 5);
  return (trim === 'ribs' ? quilt : pocket) + (trim === 'band' ? box(70, 312, 260, 20, 0, tone.accent) : '');
}

function drawCoolBox(kit: Kit, cool: CoolBox): string {
  const { tone } = kit;
  const { kind, high, wheels, latches } = cool;
  const top = 330 - high;
  const foot = wheels ? 318 : 330;
  const outline = d`M74 ${top}H326L318 ${foot - 14}Q316 ${foot} 302 ${foot}H98Q84 ${foot} 82 ${foot - 14}Z`;
  const bag = kind === 'bag';
  const handle = bag
    ? stroke(d`M132 ${top + 8}C136 ${top - 92} 264 ${top - 92} 268 ${top + 8}`, tone.ink, 9)
    : stroke(
        d`M70 ${top + 10}V${top - 62}Q70 ${top - 76} 84 ${top - 76}H316Q330 ${top - 76} 330 ${top - 62}V${top + 10}`,
        tone.metalShade,
        8,
      ) + stroke(d`M160 ${top - 76}H240`, kind === 'retro' ? tone.wood : tone.ink, 16);
  const clasps = repeat(latches, (i) => {
    const x = latches === 1 ? 200 : 142 + i * 116;
    return (
      box(x - 12, top - 14, 24, 34, 5, kind === 'retro' ? tone.metal : tone.ink) +
      box(x - 6, top + 4, 12, 9, 2, kind === 'retro' ? tone.metalShade : tone.inkGlow)
    );
  });
  return (
    handle +
    (wheels ? dot(112, 314, 16, tone.ink) + dot(288, 314, 16, tone.ink) : '') +
    fill(outline, tone.base) +
    kit.clip(
      outline,
      (bag ? coolBag(kit, cool) : coolTrim(kit, cool, 70, 330)) +
        fill('M286 100L276 340H340V100Z', tone.deep, 0.35) +
        fill(d`M92 ${top}h14L112 340H98Z`, tone.glow),
    ) +
    (bag
      ? box(72, top - 12, 256, 26, 12, tone.mid) +
        stroke(d`M86 ${top + 1}H314`, tone.ink, 4) +
        stroke(d`M300 ${top + 1}v22`, tone.accent, 6)
      : fill(
          quad(66, top - 36, 334, top - 36, 336, top + 4, 64, top + 4, 14),
          kind === 'retro' ? tone.paper : tone.mid,
        ) +
        fill(d`M66 ${top - 8}H334L336 ${top + 4}H64Z`, kind === 'retro' ? tone.paperShade : tone.shade) +
        stroke(d`M88 ${top - 26}H210`, kind === 'retro' ? '#ffffff' : tone.glow, 5)) +
    (bag ? '' : clasps) +
    (wheels ? dot(112, 314, 6, tone.metal) + dot(288, 314, 6, tone.metal) : '')
  );
}

function openCoolBox(kit: Kit, cool: CoolBox): string {
  const { tone } = kit;
  const top = 330 - cool.high + 12;
  const lidPaint = cool.kind === 'retro' ? tone.paper : tone.mid;
  const lidShade = cool.kind === 'retro' ? tone.paperShade : tone.shade;
  const bottles = repeat(4, (i) => {
    const x = 122 + i * 38;
    return (
      box(x - 13, top - 34 - (i % 2) * 8, 26, 70, 8, i % 2 ? tone.accent : '#7fa37c') +
      box(x - 6, top - 56 - (i % 2) * 8, 12, 28, 4, i % 2 ? tone.accentShade : '#6a8f69') +
      box(x - 7, top - 60 - (i % 2) * 8, 14, 8, 2, tone.metal)
    );
  });
  const front = d`M62 ${top + 14}L262 ${top + 30}L258 330L72 312Z`;
  return (
    (cool.open
      ? fill(
          d`M84 ${top - 18}L104 ${top - 108}Q106 ${top - 118} 118 ${top - 117}L324 ${top - 96}Q336 ${top - 95} 334 ${top - 84}L332 ${top - 2}Z`,
          lidPaint,
        ) + fill(d`M104 ${top - 26}L118 ${top - 98}L318 ${top - 80}L314 ${top - 12}Z`, lidShade)
      : '') +
    fill(d`M62 ${top + 14}L100 ${top - 22}L336 ${top - 6}L262 ${top + 30}Z`, cool.open ? tone.paperShade : lidPaint) +
    (cool.open ? bottles + stroke(d`M96 ${top + 12}l22 -8l20 12l26 -10l24 14l26 -8l24 12`, '#ffffff', 15) : '') +
    fill(front, tone.base) +
    kit.clip(
      front,
      place(coolTrim(kit, cool, 56, 270), { y: 6, turn: 4 }) + fill('M60 310L270 332V300L60 288Z', tone.deep, 0.3),
    ) +
    fill(d`M262 ${top + 30}L336 ${top - 6}L328 296L258 330Z`, tone.shade) +
    stroke(d`M284 ${top + 40}L318 ${top + 23}`, tone.ink, 9) +
    (cool.open
      ? stroke(d`M64 ${top + 16}L262 ${top + 32}L334 ${top - 4}`, tone.glow, 8)
      : fill(d`M58 ${top - 4}L262 ${top + 12}L340 ${top - 26}V${top - 2}L262 ${top + 36}L58 ${top + 18}Z`, lidShade) +
        fill(d`M58 ${top - 4}L98 ${top - 44}L340 ${top - 26}L262 ${top + 12}Z`, lidPaint) +
        box(146, top + 2, 22, 34, 5, tone.ink)) +
    (cool.wheels ? dot(270, 320, 14, tone.ink) + dot(270, 320, 5, tone.metal) : '')
  );
}
