import { product, type Kit } from './product.ts';
import { box, d, dot, fill, frame, oval, place, quad, repeat, ring, soft, stitch, stroke } from './shape.ts';

type GloveTraits = { cuff: number; mitten: boolean; back: 'panel' | 'lines' | 'snow' | 'none'; tips: boolean };

/** A right hand, fingers up, centred on x = 200. */
function glove(kit: Kit, { cuff, mitten, back, tips }: GloveTraits): string {
  const { tone } = kit;
  const fingers = mitten
    ? fill('M158 214V138C158 84 246 84 246 138V214Z', tone.base)
    : stroke('M168 200V122M190 200V104M212 200V108M234 200V128', tone.base, 23);
  const backs = {
    none: '',
    panel:
      fill(quad(164, 178, 238, 178, 230, 246, 172, 246, 10), tone.shade) +
      stitch('M170 188L177 240M232 188L225 240', tone.line),
    lines: stroke('M179 168V214M201 164V218M223 168V214', tone.deep, 3.4),
    snow: stroke('M202 160V220M176 175L228 205M176 205L228 175', tone.paper, 5),
  };
  return (
    stroke('M160 246Q140 232 126 196', tone.mid, 27) +
    fingers +
    fill('M157 190H246V246Q246 276 232 284H172Q157 276 157 246Z', tone.base) +
    (mitten
      ? fill('M224 100Q246 108 246 138V246Q246 276 232 284H214Q232 200 224 100Z', tone.shade)
      : stroke('M179 196V150M201 194V140M223 196V150', tone.deep, 2.6)) +
    (tips && !mitten ? stroke('M168 128V122M190 110V104M212 114V108M234 134V128', tone.accent, 23) : '') +
    backs[back] +
    fill(quad(164, 272, 240, 272, 246, 290 + cuff, 158, 290 + cuff, 8), tone.mid) +
    stroke(
      repeat(6, (i) => `M${173 + i * 11} 281v${cuff}`),
      tone.deep,
      2.2,
    ) +
    (kit.fine
      ? stroke(
          repeat(18, (i) => `M160 ${186 + i * 5}h84`),
          tone.glow,
          1,
        )
      : '') +
    stroke(d`M160 ${286 + cuff}H244`, tone.accent, 6)
  );
}

export const gloves = product({
  stance: 'lies',
  setting: 'table',
  shadow: 92,
  focus: [214, 216, 2.2],
  traits: (dice): GloveTraits => ({
    cuff: dice.int(22, 44),
    mitten: dice.chance(0.35),
    back: dice.pick(['panel', 'lines', 'snow', 'none'] as const),
    tips: dice.chance(0.35),
  }),
  front: (kit, traits) => {
    const one = glove(kit, traits);
    return (
      place(one, { x: -70, y: 16, turn: -9, scale: 0.9, mirror: true }) +
      place(one, { x: 70, y: 4, turn: 8, scale: 0.9 })
    );
  },
  angle: (kit, traits) => {
    const one = glove(kit, traits);
    return (
      place(one, { x: -24, y: 24, turn: -36, mirror: true, scale: 0.98 }) +
      place(one, { x: 28, y: -8, turn: 22, scale: 1.04 })
    );
  },
});

type SockTraits = { height: number; print: 'plain' | 'stripes' | 'top' | 'dots' | 'blocks'; toes: boolean };

/** One sock in profile, its toe to the right. */
function sock(kit: Kit, { height, print, toes }: SockTraits): string {
  const { tone } = kit;
  const top = 232 - height;
  const path = d`M130 ${top}H206V196Q206 216 226 224L276 244Q306 256 302 284Q296 310 262 308L172 300Q126 294 128 240Z`;
  const prints = {
    plain: '',
    stripes: stroke(
      repeat(8, (i) => `M120 ${top + 40 + i * 22}h120`),
      tone.accent,
      9,
    ),
    top: stroke(`M120 ${top + 36}h100M120 ${top + 52}h100`, tone.accent, 8),
    dots: `<path d="${repeat(9, (i) => `M${138 + (i % 2) * 12} ${top + 40 + i * 20}H310`)}" fill="none" stroke="${tone.accent}" stroke-width="9" stroke-dasharray="0 24"/>`,
    blocks: fill(`M120 ${top + 60}h100l-30 60h-70Z`, tone.accent) + fill('M206 210L250 330H160Z', tone.glow),
  };
  const patch = toes ? tone.accent : tone.shade;
  return (
    fill(path, tone.base) +
    kit.clip(
      path,
      prints[print] +
        fill('M120 236Q160 240 176 310H110Z', patch) +
        fill('M272 230Q256 270 268 320H320V230Z', patch) +
        stroke('M126 244Q160 246 174 306', tone.deep, 2) +
        (kit.fine
          ? stroke(
              repeat(30, (i) => `M${132 + i * 6} ${top}V310`),
              tone.glow,
              1,
            )
          : fill('M184 60H210V205L196 212Q180 180 184 60Z', tone.shade, 0.5)),
    ) +
    fill(quad(126, top - 4, 210, top - 4, 209, top + 24, 127, top + 24, 6), tone.mid) +
    stroke(
      repeat(8, (i) => d`M${134 + i * 9.6} ${top}v20`),
      tone.deep,
      2,
    )
  );
}

export const socks = product({
  stance: 'lies',
  setting: 'table',
  shadow: 84,
  foot: 316,
  tall: 214,
  focus: [180, 236, 2.2],
  traits: (dice): SockTraits => ({
    height: dice.int(60, 152),
    print: dice.pick(['plain', 'stripes', 'top', 'dots', 'blocks'] as const),
    toes: dice.chance(0.6),
  }),
  front: (kit, traits) => {
    const one = sock(kit, traits);
    return place(one, { x: 34, y: -24, turn: -6 }) + place(one, { x: -26, y: 14, turn: 3 });
  },
  angle: (kit, { print, toes }) => {
    const { tone } = kit;
    const left = soft([
      [108, 96, 8],
      [196, 90, 8],
      [204, 290, 30],
      [112, 296, 30],
    ]);
    const stripes =
      print === 'plain'
        ? ''
        : stroke(
            repeat(6, (i) => `M90 ${140 + i * 24}h230`),
            tone.accent,
            print === 'top' ? 4 : 10,
          );
    const right = soft([
      [204, 90, 8],
      [292, 96, 8],
      [288, 296, 30],
      [196, 290, 30],
    ]);
    return (
      fill(left, tone.base) +
      kit.clip(left, stripes) +
      fill(right, tone.mid) +
      kit.clip(right, stripes) +
      fill(
        'M111 270L203 264Q206 296 180 300H140Q110 298 111 270ZM196 264L289 270Q290 298 260 300H220Q194 296 196 264Z',
        toes ? tone.accent : tone.shade,
      ) +
      fill(quad(106, 90, 198, 86, 199, 112, 107, 116, 6), tone.shade) +
      fill(quad(202, 86, 294, 90, 293, 116, 201, 112, 6), tone.shade) +
      fill(quad(90, 168, 310, 168, 310, 232, 90, 232, 4), tone.paper) +
      fill(
        soft([
          [90, 220, 1],
          [310, 220, 1],
          [310, 232, 4],
          [90, 232, 4],
        ]),
        tone.paperShade,
      ) +
      dot(200, 194, 13, tone.accent) +
      stroke('M128 188h44M134 200h32M228 188h44M234 200h32', tone.metalShade, 4)
    );
  },
});

export const belt = product({
  stance: 'lies',
  setting: 'table',
  shadow: 104,
  foot: 326,
  onStage: 'angle',
  focus: [132, 214, 2.6],
  traits: (dice) => ({
    wide: dice.int(26, 36),
    round: dice.chance(0.4),
    brass: dice.chance(0.5),
    woven: dice.chance(0.3),
    coil: dice.int(-10, 10),
  }),
  front: (kit, { wide, round, brass, woven, coil }) => {
    const { tone } = kit;
    const coilPath = d`M132 214H${250 + coil}C330 214 330 110 ${236 + coil} 110H180C84 110 84 ${296 + coil} 186 ${296 + coil}H334`;
    return (
      stroke(coilPath, tone.deep, wide + 3) +
      stroke(coilPath, tone.base, wide) +
      (woven ? stroke(coilPath, tone.shade, wide - 8, '3 7') : stitch(coilPath, tone.line, 1.8)) +
      stroke('M210 296H300', tone.base, wide) +
      repeat(5, (i) => dot(226 + i * 19, 296 + coil, 3.4, tone.ink)) +
      buckle(kit, 118, 214, wide, round, brass) +
      box(160, 214 - wide * 0.62, 13, wide * 1.24, 4, tone.shade)
    );
  },
  angle: (kit, { wide, brass, round, woven }) => {
    const { tone } = kit;
    return (
      oval(200, 208, 118, 78, tone.deep) +
      oval(200, 202, 106, 62, tone.shade) +
      fill('M82 208A118 78 0 0 0 318 208V236A118 78 0 0 1 82 236Z', tone.base) +
      fill('M94 202A106 62 0 0 1 306 202A106 48 0 0 0 94 202Z', tone.ink) +
      dot(200, 0, 0, tone.base) +
      oval(200, 214, 86, 38, tone.ground) +
      stroke('M112 214A88 46 0 0 1 288 214', tone.mid, 12) +
      stitch('M84 216A118 78 0 0 0 316 216M90 236A114 74 0 0 0 310 236', tone.line, 1.8) +
      (woven ? stroke('M90 226A114 76 0 0 0 310 226', tone.shade, 12, '3 7') : '') +
      place(buckle(kit, 200, 296, wide + 4, round, brass), { scale: 1.1, about: [200, 296] })
    );
  },
});

function buckle({ tone }: Kit, x: number, y: number, wide: number, round: boolean, brass: boolean): string {
  const metal = brass ? tone.wood : tone.metal;
  const edge = brass ? tone.woodShade : tone.metalShade;
  const sides = [x - wide * 0.7, y - wide * 0.86, wide * 1.4, wide * 1.72, 8] as const;
  const frames = round
    ? ring(x, y, wide * 0.86, edge, 11) + ring(x, y, wide * 0.86, metal, 7)
    : frame(...sides, edge, 11) + frame(...sides, metal, 7);
  return frames + stroke(d`M${x + wide * 0.9} ${y}H${x - wide * 0.76}`, edge, 7) + dot(x + wide * 0.86, y, 5, metal);
}
