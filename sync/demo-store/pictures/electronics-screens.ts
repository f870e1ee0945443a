import { shell, wallpaper, wallpapers, type Wallpaper } from './electronics-parts.ts';
import { product } from './product.ts';
import { box, d, dot, fill, place, quad, repeat, ring, stroke } from './shape.ts';

type Laptop = {
  picture: Wallpaper;
  app: 'none' | 'text' | 'chart';
  round: number;
  logo: 'dot' | 'peak' | 'bar';
  tilt: number;
};

export const laptop = product({
  stance: 'stands',
  setting: 'desk',
  shadow: 156,
  tall: 210,
  focus: [214, 276, 2.1],
  traits: (dice): Laptop => ({
    picture: dice.pick(wallpapers),
    app: dice.pick(['none', 'text', 'chart'] as const),
    round: dice.int(8, 18),
    logo: dice.pick(['dot', 'peak', 'bar'] as const),
    tilt: dice.int(0, 20),
  }),
  front: (kit, { picture, app, round, tilt }) => {
    const { tone } = kit;
    const top = 116 + tilt;
    const screen = quad(96, top + 12, 304, top + 12, 304, 274, 96, 274, 3);
    const apps = {
      none: repeat(5, (i) => box(158 + i * 17, 256, 13, 13, 4, i % 2 ? tone.accent : tone.paper)),
      text:
        box(116, top + 34, 104, 112, 5, tone.paper) +
        stroke(d`M130 ${top + 56}h60M130 ${top + 74}h74M130 ${top + 92}h68M130 ${top + 110}h46`, tone.metalShade, 4) +
        box(130, top + 122, 30, 11, 4, tone.accent),
      chart:
        box(150, top + 30, 132, 104, 5, tone.ink) +
        repeat(6, (i) =>
          box(164 + i * 18, top + 118 - ((i * 37) % 64), 11, 8 + ((i * 37) % 64), 2, i % 3 ? tone.metal : tone.accent),
        ),
    };
    return (
      fill(quad(86, top, 314, top, 314, 300, 86, 300, round), tone.shade) +
      fill(quad(89, top + 3, 311, top + 3, 311, 300, 89, 300, round - 3), tone.ink) +
      kit.clip(screen, wallpaper(kit, picture, [96, top + 12, 208, 262 - top]) + apps[app]) +
      dot(200, top + 8, 2.4, tone.metalShade) +
      fill('M84 286H316L352 316H48Z', tone.base) +
      stroke('M98 293H302M92 300H308M86 307H314', tone.deep, 4.5, '9 3') +
      fill('M166 312H234L238 316H162Z', tone.shade) +
      fill('M46 316H354V320Q352 330 336 330H64Q48 330 46 320Z', tone.mid) +
      stroke('M46 317H354', tone.glow, 3) +
      fill('M172 317H228Q226 324 218 324H182Q174 324 172 317Z', tone.shade)
    );
  },
  angle: (kit, { logo, round, tilt }) => {
    const { tone } = kit;
    const top = 118 + tilt;
    const lid = quad(66, top + 16, 276, top, 316, 296, 92, 322, round);
    const marks = {
      dot: dot(188, top + 100, 16, tone.line),
      peak: fill(d`M166 ${top + 114}L184 ${top + 84}L193 ${top + 97}L199 ${top + 90}L212 ${top + 110}Z`, tone.line),
      bar: place(box(164, top + 94, 48, 9, 4, tone.line), { turn: -5 }),
    };
    return (
      fill(quad(92, 318, 316, 292, 364, 306, 130, 334, 5), tone.deep) +
      fill('M130 330L364 302V308Q362 314 352 315L140 336Q132 336 130 330Z', tone.inkGlow) +
      shell(kit, lid, tone.base, fill(d`M276 ${top - 6}L130 336H340Z`, tone.mid)) +
      marks[logo] +
      stroke(d`M${70 + round} ${top + 16 - round * 0.08}L${274 - round} ${top + 3}`, tone.glow, 4) +
      stroke('M120 316L290 297', tone.deep, 5)
    );
  },
});

type Tablet = { picture: Wallpaper; pen: boolean; cover: 'stand' | 'keys' | 'none'; icons: number; edge: number };

export const tablet = product({
  stance: 'stands',
  setting: 'desk',
  shadow: 138,
  tall: 216,
  focus: [236, 236, 2.1],
  traits: (dice): Tablet => ({
    picture: dice.pick(wallpapers),
    pen: dice.chance(0.6),
    cover: dice.pick(['stand', 'keys', 'none'] as const),
    icons: dice.int(3, 6),
    edge: dice.int(10, 16),
  }),
  front: (kit, { picture, pen, cover, icons, edge }) => {
    const { tone } = kit;
    const keys = cover === 'keys';
    const top = keys ? 108 : 122;
    const foot = keys ? 296 : 324;
    const screen = quad(
      72 + edge,
      top + edge,
      328 - edge,
      top + edge,
      328 - edge,
      foot - edge,
      72 + edge,
      foot - edge,
      6,
    );
    const sketch = stroke(d`M110 ${foot - 60}c20 -60 44 10 62 -26s30 -30 46 4`, tone.ink, 5);
    return (
      (cover === 'stand'
        ? fill(quad(94, 140, 322, 140, 350, 330, 66, 330, 8), tone.deep) + stroke('M52 328H348', tone.shade, 9)
        : '') +
      box(70, top, 260, foot - top, 20, tone.shade) +
      box(73, top + 3, 254, foot - top - 6, 17, tone.ink) +
      kit.clip(
        screen,
        wallpaper(kit, picture, [72 + edge, top + edge, 256 - edge * 2, foot - top - edge * 2]) +
          repeat(icons, (i) =>
            box(200 - icons * 14 + i * 28 + 3, foot - edge - 30, 22, 22, 6, i % 2 ? tone.accent : tone.paper),
          ) +
          (pen && !keys ? sketch : ''),
      ) +
      dot(200, top + edge * 0.5, 2.4, tone.metalShade) +
      (keys
        ? fill('M78 290H322L346 322Q348 330 338 330H62Q52 330 54 322Z', tone.base) +
          stroke('M92 299H308M86 308H314M80 317H320', tone.deep, 5.5, '11 6') +
          stroke('M56 327H344', tone.shade, 4)
        : cover === 'none'
          ? stroke('M120 327H280', tone.metalShade, 9)
          : '') +
      (pen
        ? place(
            box(0, 0, 9, 150, 4, tone.metal) +
              fill('M0 146H9L4.5 162Z', tone.metalShade) +
              box(0, 18, 9, 7, 0, tone.accent),
            { x: 340, y: 170, turn: 7, about: [0, 0] },
          )
        : '')
    );
  },
  angle: (kit, { pen, cover, edge }) => {
    const { tone } = kit;
    const back = quad(104, 112, 316, 132, 300, 322, 84, 330, 18);
    return (
      fill('M240 150L352 326H300Z', tone.deep) +
      shell(
        kit,
        back,
        tone.base,
        fill('M316 120L110 334H330Z', tone.mid) +
          (cover === 'none'
            ? ''
            : fill('M70 226L330 236V340H70Z', tone.accent) + stroke('M70 226L330 236', tone.accentShade, 5)),
      ) +
      stroke('M122 115L298 132', tone.glow, 4) +
      box(116, 126, 34, 34, 10, tone.shade) +
      dot(133, 143, 9, tone.ink) +
      dot(131, 141, 3, tone.metal) +
      ring(206, cover === 'none' ? 226 : 184, edge, tone.line, 4) +
      (pen
        ? place(box(0, 0, 9, 170, 4, tone.metal) + box(0, 20, 9, 7, 0, tone.accent), {
            x: 76,
            y: 142,
            turn: 3,
            about: [0, 0],
          })
        : '')
    );
  },
});
