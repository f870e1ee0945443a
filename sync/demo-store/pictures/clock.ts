import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, repeat, ring, stroke } from './shape.ts';

type Clock = {
  case: 'round' | 'square' | 'sun' | 'alarm' | 'pendulum';
  face: 'paper' | 'base' | 'wood';
  marks: 'bars' | 'dots' | 'quarters';
  hour: number;
  minute: number;
  second: boolean;
};

const at = (turn: number, r: number): readonly [number, number] => [200 + Math.sin(turn) * r, 190 - Math.cos(turn) * r];

function dial({ tone }: Kit, { face, marks, hour, minute, second }: Clock, r: number): string {
  const ink = face === 'base' ? tone.line : tone.ink;
  const tick = (turn: number, from: number, to: number): string => {
    const [x, y] = at(turn, from);
    const [endX, endY] = at(turn, to);
    return d`M${x} ${y}L${endX} ${endY}`;
  };
  const every = repeat(12, (i) => tick((i * Math.PI) / 6, r * (i % 3 ? 0.86 : 0.78), r * 0.92));
  const row = {
    bars: stroke(every, ink, 5),
    dots: repeat(12, (i) => dot(...at((i * Math.PI) / 6, r * 0.86), i % 3 ? 4 : 6.5, i % 3 ? ink : tone.accent)),
    quarters:
      stroke(
        repeat(4, (i) => tick((i * Math.PI) / 2, r * 0.7, r * 0.92)),
        ink,
        9,
      ) + ring(200, 190, r * 0.6, tone.accent, 3),
  };
  const past = (minute / 60) * Math.PI * 2;
  return (
    row[marks] +
    stroke(tick((hour / 12) * Math.PI * 2 + past / 12, -r * 0.12, r * 0.5), ink, 10) +
    stroke(tick(past, -r * 0.14, r * 0.74), ink, 6.5) +
    (second ? stroke(tick(past * 7, -r * 0.2, r * 0.8), tone.accent, 3) : '') +
    dot(200, 190, 9, tone.accent)
  );
}

/** Case and face without the hands. */
function clockCase(kit: Kit, { case: kind, face }: Clock): string {
  const { tone } = kit;
  const paint = face === 'base' ? tone.glow : tone[face];
  const shade = face === 'base' ? tone.base : face === 'wood' ? tone.woodShade : tone.paperShade;
  const glass = (r: number): string =>
    dot(200, 190, r, shade) +
    fill(d`M${200 - r} 190A${r} ${r} 0 0 1 ${200 + r} 190A${r} ${r * 0.92} 0 0 0 ${200 - r} 190Z`, shade) +
    dot(200, 194, r - 4, paint);
  const cases = {
    round: () =>
      dot(200, 190, 124, tone.shade) +
      dot(200, 190, 119, tone.base) +
      stroke('M112 130A106 106 0 0 1 170 88', tone.glow, 7) +
      glass(98),
    square: () => box(80, 70, 240, 240, 34, tone.shade) + box(84, 74, 232, 230, 30, tone.base) + glass(96),
    sun: () =>
      stroke(
        repeat(24, (i) => {
          const [x, y] = at((i * Math.PI) / 12, 90);
          const [endX, endY] = at((i * Math.PI) / 12, i % 2 ? 128 : 152);
          return d`M${x} ${y}L${endX} ${endY}`;
        }),
        tone.base,
        9,
      ) +
      dot(200, 190, 96, tone.shade) +
      glass(86),
    alarm: () =>
      stroke('M136 270L106 322M264 270L294 322', tone.deep, 17) +
      dot(134, 92, 42, tone.accent) +
      dot(266, 92, 42, tone.accent) +
      stroke('M200 50V84', tone.metalShade, 9) +
      box(174, 38, 52, 16, 8, tone.metal) +
      dot(200, 190, 122, tone.shade) +
      dot(200, 188, 116, tone.base) +
      stroke('M114 138A100 100 0 0 1 160 96', tone.glow, 8) +
      glass(94),
    pendulum: () =>
      stroke('M200 270V304', tone.wood, 7) +
      dot(206, 306, 22, tone.accent) +
      dot(206, 306, 14, tone.accentShade) +
      fill('M110 196L200 62L290 196V292H110Z', tone.base) +
      fill('M92 200L200 52L308 200L292 212L200 84L108 212Z', tone.deep) +
      fill('M250 150L290 200V292H258Z', tone.shade) +
      glass(72),
  };
  return cases[kind]();
}

const radius = { round: 94, square: 92, sun: 82, alarm: 90, pendulum: 68 } as const;

export const clock = product({
  stance: 'hangs',
  setting: 'shelf',
  shadow: 84,
  tall: 240,
  foot: 322,
  focus: [226, 166, 2.1],
  traits: (dice): Clock => ({
    case: dice.pick(['round', 'round', 'square', 'sun', 'alarm', 'pendulum'] as const),
    face: dice.pick(['paper', 'paper', 'base', 'wood'] as const),
    marks: dice.pick(['bars', 'dots', 'quarters'] as const),
    hour: dice.int(0, 11),
    minute: dice.int(0, 11) * 5,
    second: dice.chance(0.5),
  }),
  front: (kit, traits) => clockCase(kit, traits) + dial(kit, traits, radius[traits.case]),
  angle: (kit, traits) => {
    const whole = clockCase(kit, traits) + dial(kit, traits, radius[traits.case]);
    const edge =
      traits.case === 'sun' || traits.case === 'pendulum'
        ? oval(182, 190, 70, 96, kit.tone.deep)
        : oval(176, 190, 96, 122, kit.tone.deep);
    return edge + `<g transform="translate(212 0)scale(.8 1)translate(-200 0)">${place(whole, { scale: 0.98 })}</g>`;
  },
});
