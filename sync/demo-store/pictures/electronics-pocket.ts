import { shell, wallpaper, wallpapers, type Wallpaper } from './electronics-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, quad, repeat, ring, stroke } from './shape.ts';

type Lenses = 'bar' | 'square' | 'two' | 'three';
type Phone = {
  lenses: Lenses;
  notch: 'hole' | 'pill';
  picture: Wallpaper;
  stripe: boolean;
  backOnTop: boolean;
  round: number;
};

export const phone = product({
  stance: 'stands',
  above: true,
  setting: 'desk',
  shadow: 106,
  tall: 262,
  focus: [158, 132, 2.4],
  traits: (dice): Phone => ({
    lenses: dice.pick(['bar', 'square', 'two', 'three'] as const),
    notch: dice.pick(['hole', 'pill'] as const),
    picture: dice.pick(wallpapers),
    stripe: dice.chance(0.35),
    backOnTop: dice.chance(0.5),
    round: dice.int(14, 28),
  }),
  front: (kit, traits) => {
    const back = place(phoneBack(kit, traits), { x: -44 });
    const face = place(phoneFace(kit, traits), { x: 44, y: 22 });
    return traits.backOnTop
      ? place(phoneFace(kit, traits), { x: 44 }) + place(phoneBack(kit, traits), { x: -44, y: 22 })
      : back + face;
  },
  angle: (kit, traits) => place(phoneBack(kit, traits), { y: 14, turn: -12, scale: 1.16 }),
});

/** The back, its camera at the top left. */
function phoneBack(kit: Kit, { lenses, stripe, round }: Phone): string {
  const { tone } = kit;
  const outline = quad(134, 62, 266, 62, 266, 308, 134, 308, round);
  const lens = (x: number, y: number, r: number): string =>
    dot(x, y, r, tone.ink) + dot(x, y, r * 0.6, tone.inkGlow) + dot(x - r * 0.2, y - r * 0.2, r * 0.22, tone.metal);
  const cameras = {
    bar: box(134, 88, 132, 36, 0, tone.deep) + lens(162, 106, 12) + lens(194, 106, 12) + dot(224, 106, 5, tone.paper),
    square:
      box(144, 74, 66, 66, 18, tone.shade) +
      lens(162, 92, 13) +
      lens(192, 122, 13) +
      dot(192, 92, 5, tone.paper) +
      dot(162, 122, 4, tone.deep),
    two: lens(160, 92, 17) + lens(160, 132, 17) + dot(190, 92, 5, tone.paper),
    three:
      box(144, 74, 36, 98, 18, tone.shade) +
      lens(162, 92, 12) +
      lens(162, 122, 12) +
      lens(162, 152, 12) +
      dot(192, 86, 4, tone.paper),
  };
  return (
    box(130, 130, 8, 30, 3, tone.deep) +
    box(130, 62, 140, 246, round + 2, tone.shade) +
    shell(
      kit,
      outline,
      tone.base,
      fill('M180 312L270 90V312Z', tone.mid) +
        (stripe
          ? fill('M134 236L266 190V214L134 260Z', tone.accent) + fill('M134 268L266 222V230L134 276Z', tone.accent)
          : dot(200, 226, 11, tone.line)),
    ) +
    cameras[lenses] +
    stroke(d`M${134 + round} 65H${266 - round}`, tone.glow, 3)
  );
}

function phoneFace(kit: Kit, { notch, picture, round }: Phone): string {
  const { tone } = kit;
  const screen = quad(139, 67, 261, 67, 261, 303, 139, 303, round - 4);
  return (
    box(266, 118, 6, 36, 3, tone.deep) +
    box(130, 62, 140, 246, round + 2, tone.shade) +
    box(134, 64, 132, 242, round, tone.ink) +
    kit.clip(screen, wallpaper(kit, picture, [139, 67, 122, 236])) +
    (notch === 'hole' ? dot(200, 80, 6, tone.ink) : box(178, 75, 44, 12, 6, tone.ink)) +
    box(168, 112, 64, 22, 4, tone.paper) +
    repeat(4, (i) => box(149 + i * 27, 270, 21, 21, 6, i === 3 ? tone.accent : tone.paper)) +
    stroke('M180 298H220', tone.ink, 3)
  );
}

type Watch = {
  face: 'round' | 'square';
  dial: 'hands' | 'rings' | 'digits';
  strap: 'plain' | 'holes' | 'stripe' | 'links';
  crown: number;
  hour: number;
  minute: number;
};

export const watch = product({
  stance: 'lies',
  setting: 'shelf',
  onStage: 'angle',
  shadow: 84,
  focus: [206, 196, 2.5],
  traits: (dice): Watch => ({
    face: dice.pick(['round', 'round', 'square'] as const),
    dial: dice.pick(['hands', 'rings', 'digits'] as const),
    strap: dice.pick(['plain', 'holes', 'stripe', 'links'] as const),
    crown: dice.int(1, 3),
    hour: dice.int(0, 11),
    minute: dice.int(0, 11) * 5,
  }),
  front: (kit, traits) => place(watchStraps(kit, traits) + watchCase(kit, traits), { scale: 0.92 }),
  angle: (kit, traits) => {
    const { tone } = kit;
    return (
      fill('M126 246Q126 214 158 214H242Q274 214 274 246L286 330H114Z', tone.wood) +
      fill('M244 214Q274 214 274 246L286 330H250Z', tone.woodShade) +
      fill('M150 222C130 250 140 300 160 302H240C260 300 270 250 250 222Z', tone.deep) +
      fill('M156 100Q158 76 200 76T244 100L256 160H144Z', tone.mid) +
      stroke('M170 90Q200 80 230 90', tone.glow, 4) +
      fill('M144 196H256L246 276Q200 290 154 276Z', tone.base) +
      (traits.strap === 'stripe' ? fill('M188 200H212L210 282H190Z', tone.accent) : '') +
      (traits.strap === 'links' ? stroke('M148 236H252M152 254H248M154 270H246', tone.shade, 4) : '') +
      place(watchCase(kit, traits), { y: -36, scale: 0.94 })
    );
  },
});

function watchStraps({ tone, fine }: Kit, { strap }: Watch): string {
  const upper = 'M156 140L164 30Q166 14 182 14H218Q234 14 236 30L244 140Z';
  const lower = 'M156 260L166 352Q170 388 200 388T234 352L244 260Z';
  const extras = {
    plain: stroke('M170 40L164 132M230 40L236 132M172 350L164 268M228 350L236 268', tone.shade, 3, fine ? '6 5' : ''),
    holes: repeat(5, (i) => oval(200, 290 + i * 18, 5, 6, tone.deep)) + box(174, 46, 52, 9, 3, tone.shade),
    stripe: box(188, 14, 24, 130, 0, tone.accent) + fill('M188 258H212V386Q200 390 188 386Z', tone.accent),
    links:
      stroke(
        'M162 46H238M160 70H240M158 94H242M160 118H242M158 284H242M160 308H240M164 332H238M168 356H232',
        tone.deep,
        4,
      ) + stroke('M186 20V140M214 20V140M186 260V380M214 260V380', tone.shade, 3),
  };
  return (
    fill(upper, tone.base) +
    fill('M214 14H218Q234 14 236 30L244 140H220Z', tone.mid) +
    fill(lower, tone.base) +
    fill('M220 260H244L234 352Q230 376 216 384Z', tone.mid) +
    extras[strap]
  );
}

/** Only figures that stay figures when the picture is mirrored. */
const figures = {
  zero: 'h26v52h-26Z',
  one: 'm13 0v52',
  two: 'h26v26h-26v26h26',
  five: 'm26 0h-26v26h26v26h-26',
  eight: 'h26v52h-26Zm0 26h26',
};

function digitsAt(hour: number, minute: number): string {
  const { zero, one, two, five, eight } = figures;
  const first = [one, two, five, eight][hour % 4] ?? one;
  const second = [zero, one, two, five][(minute / 5) % 4] ?? zero;
  const third = [eight, zero, five, one, two][(hour + minute) % 5] ?? zero;
  return `M150 168${first}M187 168${second}M224 168${third}`;
}

/** The case about 200, 200. */
function watchCase(kit: Kit, { face, dial, crown, hour, minute }: Watch): string {
  const { tone } = kit;
  const round = face === 'round';
  const past = (minute / 60) * Math.PI * 2;
  const hand = (turn: number, r: number): string => d`M200 200L${200 + Math.sin(turn) * r} ${200 - Math.cos(turn) * r}`;
  const dials = {
    hands:
      (round ? dot(200, 200, 62, tone.paper) : '') +
      stroke(
        repeat(
          12,
          (i) =>
            d`M${200 + Math.sin((i * Math.PI) / 6) * 47} ${200 - Math.cos((i * Math.PI) / 6) * 47}L${200 + Math.sin((i * Math.PI) / 6) * 54} ${200 - Math.cos((i * Math.PI) / 6) * 54}`,
        ),
        round ? tone.ink : tone.paper,
        4,
      ) +
      stroke(hand((hour / 12) * Math.PI * 2 + past / 12, 28), round ? tone.ink : tone.paper, 7) +
      stroke(hand(past, 44), round ? tone.ink : tone.paper, 5) +
      dot(200, 200, 6, tone.accent),
    rings: repeat(
      3,
      (i) =>
        ring(200, 200, 50 - i * 15, tone.inkGlow, 9) +
        stroke(
          d`M200 ${150 + i * 15}A${50 - i * 15} ${50 - i * 15} 0 ${(hour + i) % 2} 1 ${200 - (50 - i * 15) * ((hour + i) % 2 ? 1 : -1)} 200`,
          [tone.accent, '#7fb7c9', '#f3cf6b'][i] ?? tone.paper,
          9,
        ),
    ),
    digits: stroke(digitsAt(hour, minute), tone.paper, 7) + stroke(d`M156 244H${176 + hour * 5}`, tone.accent, 7),
  };
  return (
    repeat(crown, (i) => box(round ? 270 : 266, 200 - crown * 11 + i * 22, 14, 16, 4, tone.metalShade)) +
    (round
      ? dot(200, 200, 78, tone.metalShade) + dot(200, 200, 74, tone.metal) + dot(200, 200, 64, tone.ink)
      : box(130, 124, 140, 152, 40, tone.metalShade) +
        box(134, 128, 132, 144, 36, tone.metal) +
        box(142, 136, 116, 128, 30, tone.ink)) +
    dials[dial] +
    (kit.fine ? ring(200, 200, round ? 70 : 0, tone.paper, 1.4) : '')
  );
}
