import { holes, shell } from './electronics-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, repeat, ring, stroke } from './shape.ts';
import { vessel } from './vessel.ts';

type Headphones = {
  kind: 'over' | 'studio' | 'on';
  band: 'pad' | 'two' | 'plain';
  badge: 'ring' | 'bar' | 'dot' | 'none';
  wide: number;
  cable: boolean;
};

export const headphones = product({
  stance: 'hangs',
  setting: 'peg',
  focus: [124, 246, 2.3],
  traits: (dice): Headphones => ({
    kind: dice.pick(['over', 'studio', 'on'] as const),
    band: dice.pick(['pad', 'two', 'plain'] as const),
    badge: dice.pick(['ring', 'bar', 'dot', 'none'] as const),
    wide: dice.int(96, 110),
    cable: dice.chance(0.3),
  }),
  front: (kit, traits) => {
    const { tone } = kit;
    const { band, wide, cable, kind } = traits;
    const [left, right] = [200 - wide, 200 + wide];
    const arc = d`M${left} 226C${left - 8} 110 ${left + 50} 60 200 60S${right + 8} 110 ${right} 226`;
    const inner = d`M${left + 14} 206C${left + 10} 120 ${left + 60} 84 200 84S${right - 10} 120 ${right - 14} 206`;
    return (
      (cable ? stroke(d`M${left + 4} 318C${left + 6} 372 200 330 210 372`, tone.inkGlow, 5) : '') +
      (band === 'two' ? stroke(inner, tone.ink, 11) : '') +
      stroke(arc, tone.shade, 21) +
      stroke(arc, tone.base, 15) +
      (band === 'pad'
        ? stroke(d`M${left + 32} 110C${left + 54} 80 150 72 200 72S${right - 54} 80 ${right - 32} 110`, tone.ink, 22)
        : '') +
      stroke(d`M${left} 172V214M${right} 172V214`, kind === 'studio' ? tone.metal : tone.deep, 9) +
      earCup(kit, traits, left) +
      place(earCup(kit, traits, left), { mirror: true })
    );
  },
  angle: (kit, traits) => {
    const { tone } = kit;
    const { band, badge, kind } = traits;
    const arc = 'M128 214C116 116 158 66 222 68S300 130 288 222';
    const size = kind === 'on' ? 0.8 : 1;
    const face = {
      ring: ring(0, 0, 24, tone.accent, 6),
      bar: box(-6, -26, 12, 52, 6, tone.accent),
      dot: dot(0, 0, 9, tone.accent),
      none: '',
    };
    const cup =
      oval(-22, 0, 52 * size, 70 * size, tone.ink) +
      oval(0, 0, 54 * size, 70 * size, tone.shade) +
      oval(6, 0, 47 * size, 63 * size, tone.base) +
      place(oval(0, 0, 30 * size, 42 * size, tone.glow) + face[badge], { x: 10, about: [0, 0] });
    return (
      oval(128, 250, 26 * size, 62 * size, tone.deep) +
      oval(146, 252, 30 * size, 60 * size, tone.ink) +
      oval(152, 252, 17 * size, 42 * size, tone.inkGlow) +
      stroke(arc, tone.shade, 24) +
      stroke(arc, tone.base, 14) +
      (band === 'plain' ? '' : stroke('M150 106C166 82 196 74 222 76', tone.ink, 15)) +
      stroke('M288 176V214', kind === 'studio' ? tone.metal : tone.deep, 11) +
      place(cup, { x: 272, y: 262, about: [0, 0] })
    );
  },
});

/** The left cup, seen from the side it sits on the ear with. */
function earCup({ tone }: Kit, { kind, badge }: Headphones, x: number): string {
  const high = { over: 122, studio: 108, on: 84 }[kind];
  const y = 254 - high / 2 + (kind === 'on' ? -8 : 8);
  const mark = {
    ring: stroke(d`M${x - 32} ${y + high * 0.28}v${high * 0.44}`, tone.accent, 6),
    bar: stroke(d`M${x - 16} ${y + 12}v${high - 24}`, tone.accent, 5),
    dot: dot(x - 18, y + high * 0.5, 7, tone.accent),
    none: '',
  };
  return (
    box(x + 2, y - 2, 42, high + 4, 20, tone.ink) +
    box(x + 10, y + 6, 12, high - 12, 6, tone.inkGlow) +
    fill(
      d`M${x + 8} ${y}H${x - 10}Q${x - 38} ${y + 6} ${x - 38} ${y + 44}V${y + high - 44}Q${x - 38} ${y + high - 6} ${x - 10} ${y + high}H${x + 8}Z`,
      tone.base,
    ) +
    fill(d`M${x + 8} ${y}H${x - 4}V${y + high}H${x + 8}Z`, tone.shade) +
    stroke(d`M${x - 28} ${y + 46}Q${x - 28} ${y + 20} ${x - 14} ${y + 12}`, tone.glow, 5) +
    mark[badge]
  );
}

type Speaker = {
  kind: 'column' | 'shelf' | 'pill' | 'ball';
  front: 'cloth' | 'bare';
  legs: boolean;
  strap: boolean;
  high: number;
  dials: number;
};

export const speaker = product({
  stance: 'stands',
  setting: 'shelf',
  shadow: 100,
  tall: 236,
  focus: [200, 236, 2.2],
  traits: (dice): Speaker => ({
    kind: dice.pick(['column', 'shelf', 'pill', 'ball'] as const),
    front: dice.pick(['cloth', 'bare'] as const),
    legs: dice.chance(0.4),
    strap: dice.chance(0.5),
    high: dice.int(0, 30),
    dials: dice.int(1, 3),
  }),
  front: (kit, traits) => speakers[traits.kind](kit, traits, 0),
  angle: (kit, traits) => speakers[traits.kind](kit, traits, 1),
});

type SpeakerDrawing = (kit: Kit, traits: Speaker, turn: 0 | 1) => string;

const cone = ({ tone }: Kit, x: number, y: number, r: number, paint = tone.inkGlow): string =>
  dot(x, y, r, tone.metalShade) +
  dot(x, y, r - 4, tone.ink) +
  dot(x, y, r * 0.72, paint) +
  ring(x, y, r * 0.54, tone.ink, 2.5) +
  dot(x, y, r * 0.26, tone.metal);

const columnSpeaker: SpeakerDrawing = (kit, { front, strap, high, dials }, turn) => {
  const { tone } = kit;
  const top = 122 - high;
  const outline = d`M130 ${top}V312Q130 330 148 330H252Q270 330 270 312V${top}Z`;
  const body =
    front === 'cloth'
      ? vessel(kit, outline, { top, left: 130, right: 270 }) +
        kit.clip(outline, holes(126, top + 22, 274, 300, tone.shade))
      : vessel(kit, outline, { top, left: 130, right: 270 }) +
        kit.clip(
          outline,
          stroke(
            repeat(13, (i) => d`M${128 + i * 12} ${top + 34}V296`),
            tone.deep,
            4,
          ),
        );
  return (
    (strap ? stroke(d`M262 ${top + 20}C306 ${top + 10} 306 ${top + 130} 266 ${top + 132}`, tone.accent, 8) : '') +
    body +
    kit.clip(outline, box(120, 304, 160, 40, 0, tone.ink)) +
    oval(200, top, 70, turn ? 24 : 12, tone.glow) +
    oval(200, top, 58, turn ? 18 : 8, tone.ink) +
    repeat(dials, (i) =>
      oval(200 + (i - (dials - 1) / 2) * 26, top, turn ? 8 : 6, turn ? 5 : 3, i ? tone.metal : tone.accent),
    ) +
    box(188, 260, 24, 9, 3, tone.accent)
  );
};

const shelfSpeaker: SpeakerDrawing = (kit, { front, legs, high, dials }, turn) => {
  const { tone } = kit;
  const foot = legs ? 306 : 330;
  const top = foot - 196 - high;
  const [left, right] = [turn ? 116 : 126, turn ? 236 : 274];
  const mid = (left + right) / 2;
  const squash = (content: string): string =>
    turn ? `<g transform="translate(${mid} 0) scale(.84 1) translate(${-mid} 0)">${content}</g>` : content;
  const outline = d`M${left + 12} ${top}H${right - 12}Q${right} ${top} ${right} ${top + 12}V${foot - 12}Q${right} ${foot} ${right - 12} ${foot}H${left + 12}Q${left} ${foot} ${left} ${foot - 12}V${top + 12}Q${left} ${top} ${left + 12} ${top}Z`;
  return (
    (legs
      ? stroke(
          d`M${left + 18} ${foot - 6}L${left + 8} 328M${right - 18} ${foot - 6}L${right + 8 + turn * 40} 328`,
          tone.wood,
          9,
        )
      : '') +
    (turn
      ? fill(
          d`M${right - 10} ${top}L280 ${top + 14}Q290 ${top + 16} 290 ${top + 28}V${foot - 26}Q290 ${foot - 16} 280 ${foot - 13}L${right - 10} ${foot}Z`,
          tone.deep,
        )
      : '') +
    shell(
      kit,
      outline,
      tone.base,
      (turn ? '' : fill(d`M250 ${top}H300V${foot}H236Z`, tone.mid)) +
        stroke(d`M${left + 4} ${top + 18}V${foot - 20}`, tone.glow, 6),
    ) +
    (front === 'cloth'
      ? squash(box(142 - turn * 24, top + 16, 116, foot - top - 54, 10, tone.deep)) +
        kit.clip(
          d`M${left + 18} ${top + 18}H${right - 18}V${foot - 42}H${left + 18}Z`,
          holes(left + 18, top + 24, right - 18, foot - 44, tone.shade),
        )
      : squash(cone(kit, mid, top + 56, 32) + cone(kit, mid, foot - 84, 52, tone.accent))) +
    repeat(dials, (i) => dot(mid + (i - (dials - 1) / 2) * 26, foot - 19, 7, i ? tone.metal : tone.accent))
  );
};

const pillSpeaker: SpeakerDrawing = (kit, { front, strap, high }, turn) => {
  const { tone } = kit;
  const top = 216 - high;
  const mid = (top + 330) / 2;
  const r = (330 - top) / 2;
  const outline = d`M${84 + r} ${top}H${316 - r}A${r} ${r} 0 0 1 ${316 - r} 330H${84 + r}A${r} ${r} 0 0 1 ${84 + r} ${top}Z`;
  return (
    (strap ? stroke(d`M120 ${top + 10}C130 ${top - 70} 270 ${top - 70} 280 ${top + 10}`, tone.wood, 11) : '') +
    shell(
      kit,
      outline,
      tone.base,
      (front === 'cloth' ? holes(80, top + 6, 320, 330, tone.shade) : '') +
        fill(d`M70 ${mid + r * 0.4}Q200 ${mid + r * 0.7} 330 ${mid + r * 0.4}V340H70Z`, tone.deep, 0.45) +
        stroke(d`M${90 + r} ${top + 12}H${300 - r}`, tone.glow, 7),
    ) +
    (front === 'bare'
      ? cone(kit, 84 + r, mid, r - 14) + cone(kit, 316 - r, mid, r - 14)
      : oval(turn ? 300 : 84 + r * 0.16, mid, turn ? 20 : 8, r * 0.7, tone.ink)) +
    (turn && front === 'cloth' ? oval(302, mid, 12, r * 0.5, tone.metalShade) : '') +
    box(174, mid - 8, 52, 16, 8, tone.accent) +
    stroke(d`M150 ${top + 3}h16M192 ${top + 3}h16M234 ${top + 3}h16`, tone.ink, 6)
  );
};

const ballSpeaker: SpeakerDrawing = (kit, { front, legs, dials, high }, turn) => {
  const { tone } = kit;
  const r = 84 + high * 0.4;
  const y = (legs ? 312 : 326) - r;
  const outline = d`M${200 - r} ${y}A${r} ${r} 0 1 1 ${200 + r} ${y}A${r} ${r} 0 1 1 ${200 - r} ${y}Z`;
  const x = 200 - turn * 18;
  return (
    (legs
      ? stroke(d`M160 ${y + r * 0.8}L138 326M240 ${y + r * 0.8}L262 326M200 ${y + r * 0.9}V328`, tone.wood, 9)
      : oval(200, 320, 46, 10, tone.ink)) +
    shell(
      kit,
      outline,
      tone.base,
      fill(d`M236 60Q310 ${y} 220 340H340V60Z`, tone.shade) +
        (front === 'cloth'
          ? holes(100, y - r * 0.3, 300, y + r, tone.deep) +
            fill(d`M80 ${y - r * 1.2}H320V${y - r * 0.36}Q200 ${y - r * 0.12} 80 ${y - r * 0.36}Z`, tone.glow)
          : ''),
    ) +
    (front === 'bare'
      ? place(cone(kit, 200, y, r * 0.6), { x: x - 200 })
      : repeat(dials, (i) => dot(x + (i - (dials - 1) / 2) * 24, y - r * 0.58, 7, i ? tone.ink : tone.accent)))
  );
};

const speakers: Readonly<Record<Speaker['kind'], SpeakerDrawing>> = {
  column: columnSpeaker,
  shelf: shelfSpeaker,
  pill: pillSpeaker,
  ball: ballSpeaker,
};
