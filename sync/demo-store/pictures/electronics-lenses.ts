import { holes, shell } from './electronics-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, quad, repeat, ring, stroke } from './shape.ts';

type Camera = {
  kind: 'range' | 'reflex' | 'compact' | 'instant';
  wrap: boolean;
  strap: 'loop' | 'none';
  lens: number;
  band: boolean;
  badge: boolean;
};

export const camera = product({
  stance: 'stands',
  setting: 'shelf',
  shadow: 122,
  tall: 200,
  focus: [204, 240, 2.2],
  traits: (dice): Camera => ({
    kind: dice.pick(['range', 'reflex', 'compact', 'instant'] as const),
    wrap: dice.chance(0.5),
    strap: dice.pick(['loop', 'none'] as const),
    lens: dice.int(56, 68),
    band: dice.chance(0.5),
    badge: dice.chance(0.5),
  }),
  front: (kit, traits) => drawCamera(kit, traits, 0),
  angle: (kit, traits) => drawCamera(kit, traits, 1),
});

/** A lens about x, y. Turned, its barrel comes forward to the right. */
function lensOf({ tone }: Kit, x: number, y: number, r: number, band: boolean, turn: 0 | 1): string {
  const out = turn * r * 0.52;
  const barrel = turn
    ? repeat(3, (i) => dot(x + (out * i) / 3, y + i, r, i === 1 ? tone.inkGlow : tone.ink))
    : dot(x, y, r + 5, tone.metalShade) + dot(x, y, r, tone.ink);
  const [cx, cy, front] = [x + out, y + turn * 3, r * (turn ? 0.96 : 1)];
  return (
    barrel +
    ring(cx, cy, front * 0.86, tone.inkGlow, front * 0.12) +
    (band ? ring(cx, cy, front * 0.72, tone.accent, 3.4) : '') +
    dot(cx, cy, front * 0.6, '#2f4658') +
    fill(
      d`M${cx - front * 0.6} ${cy}A${front * 0.6} ${front * 0.6} 0 0 1 ${cx + front * 0.4} ${cy - front * 0.44}Q${cx - front * 0.16} ${cy - front * 0.34} ${cx - front * 0.28} ${cy + front * 0.52}Q${cx - front * 0.58} ${cy + front * 0.36} ${cx - front * 0.6} ${cy}Z`,
      '#54798c',
    ) +
    dot(cx, cy, front * 0.24, '#1b2a36') +
    oval(cx - front * 0.26, cy - front * 0.26, front * 0.12, front * 0.15, '#dcebee')
  );
}

const cameraTops: Readonly<Record<Camera['kind'], (kit: Kit, camera: Camera) => string>> = {
  range: ({ tone }) =>
    box(104, 146, 44, 22, 5, tone.metalShade) +
    box(248, 152, 26, 14, 4, tone.metal) +
    box(284, 148, 28, 18, 5, tone.metalShade) +
    box(186, 154, 36, 10, 2, tone.ink),
  reflex: ({ tone }) =>
    fill('M146 170L166 130Q170 122 180 122H220Q230 122 234 130L254 170Z', tone.base) +
    fill('M224 122Q230 122 234 130L254 170H226Z', tone.shade) +
    box(182, 116, 36, 9, 2, tone.ink) +
    box(96, 148, 40, 20, 6, tone.ink) +
    box(270, 144, 36, 24, 8, tone.ink),
  compact: ({ tone }) => box(250, 156, 44, 12, 5, tone.metalShade) + dot(230, 162, 8, tone.accent),
  instant: ({ tone }) => box(120, 136, 40, 30, 8, tone.accent) + box(236, 142, 60, 26, 8, tone.ink),
};

function drawCamera(kit: Kit, traits: Camera, turn: 0 | 1): string {
  const { tone } = kit;
  const { kind, wrap, strap, lens, band, badge } = traits;
  const instant = kind === 'instant';
  const [left, right] = [instant ? 100 : 76, instant ? 300 : 324];
  const top = 164;
  const outline = quad(left, top, right, top, right, 330, left, 330, instant ? 36 : 20);
  const x = (kind === 'compact' ? 222 : 200) - turn * 22;
  const y = instant ? 238 : 250;
  const r = kind === 'compact' ? lens - 6 : lens;
  const cover = wrap ? tone.wood : tone.shade;
  return (
    (strap === 'loop'
      ? stroke(
          d`M${left + 6} 192C${left - 60} 96 ${left + 40} 62 ${left + 86} 84S${right - 20} 40 ${right - 4} 190`,
          wrap ? tone.woodShade : tone.accentShade,
          9,
        )
      : '') +
    place(cameraTops[kind](kit, traits), { x: turn * -10 }) +
    (turn
      ? fill(
          d`M${left + 20} ${top}H${left + 8}Q${left - 14} ${top + 4} ${left - 14} ${top + 24}V306Q${left - 14} 322 ${left + 8} 326L${left + 20} 330Z`,
          tone.deep,
        )
      : '') +
    shell(
      kit,
      outline,
      tone.base,
      (instant
        ? box(80, 292, 240, 44, 0, tone.paper) +
          box(130, 308, 140, 9, 4, tone.ink) +
          (band
            ? repeat(4, (i) =>
                box(190 + i * 5, 160, 5, 132, 0, ['#d1442f', '#e99a3c', '#f0c945', '#5f9a9a'][i] ?? tone.accent),
              )
            : '')
        : box(60, 202, 290, 84, 0, cover) + holes(64, 208, 340, 284, wrap ? tone.woodShade : tone.deep)) +
        fill(d`M${right - 40} 150H${right + 20}V340H${right - 52}Z`, tone.deep, 0.3) +
        stroke(d`M${left + 18} ${top + 6}H${right - 60}`, tone.glow, 5),
    ) +
    (kind === 'reflex'
      ? box(left - 4, 172, 48, 156, 18, tone.ink) +
        stroke(d`M${left + 8} 200v100M${left + 20} 200v100M${left + 32} 200v100`, tone.inkGlow, 4) +
        box(left + 10, 164, 24, 9, 4, tone.metal)
      : '') +
    (kind === 'compact' ? box(92, 176, 56, 16, 5, tone.paper) : '') +
    (kind === 'range'
      ? box(258, 174, 44, 22, 5, tone.ink) +
        box(264, 178, 20, 14, 3, '#54798c') +
        dot(112, 186, 7, badge ? '#d1442f' : tone.metal)
      : '') +
    (instant ? box(244, 178, 40, 26, 6, tone.ink) + box(116, 178, 42, 26, 6, tone.paper) : '') +
    lensOf(kit, x, y, r, band, turn) +
    (badge && kind === 'reflex' ? box(182, 150, 36, 7, 3, tone.line) : '')
  );
}

type Drone = {
  body: 'slim' | 'round' | 'cage';
  legs: 'skids' | 'feet';
  eye: boolean;
  spin: boolean;
  reach: number;
  stripe: boolean;
};

export const drone = product({
  stance: 'hangs',
  above: true,
  setting: 'camp',
  shadow: 70,
  focus: [200, 204, 2.2],
  traits: (dice): Drone => ({
    body: dice.pick(['slim', 'round', 'cage'] as const),
    legs: dice.pick(['skids', 'feet'] as const),
    eye: dice.chance(0.6),
    spin: dice.chance(0.6),
    reach: dice.int(98, 114),
    stripe: dice.chance(0.5),
  }),
  front: (kit, traits) => {
    const { tone } = kit;
    const { body, legs, eye, spin, reach, stripe } = traits;
    const hull = {
      slim: 'M138 178Q150 152 200 152T262 178L252 214Q246 228 226 228H174Q154 228 148 214Z',
      round: 'M136 192Q136 146 200 146T264 192T200 236T136 192Z',
      cage: 'M146 164Q148 150 164 150H236Q252 150 254 164L260 212Q260 228 244 228H156Q140 228 140 212Z',
    };
    const rotor = (x: number, y: number, w: number): string =>
      (spin
        ? oval(x, y - 17, w, 8, tone.groundDeep) + oval(x, y - 17, w * 0.66, 4, tone.ground)
        : fill(
            d`M${x - w} ${y - 20}Q${x - w * 0.5} ${y - 27} ${x} ${y - 18}Q${x + w * 0.5} ${y - 25} ${x + w} ${y - 14}Q${x + w * 0.5} ${y - 12} ${x} ${y - 15}Q${x - w * 0.5} ${y - 14} ${x - w} ${y - 20}Z`,
            tone.inkGlow,
          )) +
      box(x - 11, y - 14, 22, 30, 6, tone.ink) +
      box(x - 11, y + 4, 22, 5, 0, tone.accent) +
      dot(x, y - 17, 5, tone.metalShade);
    const ground =
      legs === 'skids'
        ? stroke('M166 222L146 278M234 222L254 278M122 280H176M224 280H278', tone.inkGlow, 8)
        : stroke(d`M${200 - reach} 172V224M${200 + reach} 172V224`, tone.inkGlow, 8);
    return (
      rotor(200 - reach * 0.62, 138, 44) +
      rotor(200 + reach * 0.62, 138, 44) +
      stroke(d`M200 186L${200 - reach * 0.62} 152M200 186L${200 + reach * 0.62} 152`, tone.deep, 13) +
      ground +
      stroke(d`M190 196L${200 - reach} 168M210 196L${200 + reach} 168`, tone.shade, 17) +
      stroke(d`M190 193L${200 - reach} 164M210 193L${200 + reach} 164`, tone.mid, 8) +
      rotor(200 - reach, 164, 58) +
      rotor(200 + reach, 164, 58) +
      shell(
        kit,
        hull[body],
        tone.base,
        fill('M226 130Q240 190 216 250H280V130Z', tone.shade) +
          (stripe ? fill('M188 130H212L206 250H194Z', tone.accent) : stroke('M150 172Q200 156 250 172', tone.glow, 6)),
      ) +
      (eye
        ? box(160, 182, 26, 11, 5, tone.ink) + box(214, 182, 26, 11, 5, tone.ink)
        : box(170, 180, 60, 8, 4, tone.ink)) +
      box(188, 222, 24, 16, 4, tone.metalShade) +
      box(174, 232, 52, 46, 15, tone.ink) +
      dot(200, 255, 16, tone.inkGlow) +
      dot(200, 255, 10, '#54798c') +
      dot(196, 251, 3.4, '#dcebee')
    );
  },
  angle: (kit, traits) => {
    const { tone } = kit;
    const { body, spin, reach, stripe } = traits;
    const arms = [-1, 1].flatMap((x) => [-1, 1].map((y) => [200 + x * reach * 0.98, 200 + y * reach * 0.82] as const));
    const guard = body === 'cage';
    const rotor = ([x, y]: readonly [number, number]): string =>
      (guard ? ring(x, y, 60, tone.shade, 8) : '') +
      (spin
        ? fill(d`M${x - 54} ${y}a54 54 0 0 1 108 0a54 54 0 0 1 -108 0Z`, tone.groundDeep, 0.6) +
          ring(x, y, 40, tone.ground, 3)
        : place(fill('M0 0Q14 -14 56 -6Q58 0 0 4ZM0 0Q-14 14 -56 6Q-58 0 0 -4Z', tone.inkGlow), {
            x,
            y,
            turn: x * 0.4 + y * 0.2,
            about: [0, 0],
          })) +
      dot(x, y, 15, tone.ink) +
      dot(x, y, 8, tone.accent);
    return (
      stroke(arms.map(([x, y]) => d`M200 200L${x} ${y}`).join(''), tone.deep, 22) +
      stroke(arms.map(([x, y]) => d`M200 198L${x} ${y - 2}`).join(''), tone.mid, 13) +
      arms.map(rotor).join('') +
      shell(
        kit,
        body === 'round'
          ? 'M146 200Q146 128 200 128T254 200T200 276T146 200Z'
          : 'M162 138Q166 124 200 124T238 138L246 190L236 258Q232 274 200 274T164 258L154 190Z',
        tone.base,
        fill('M216 110Q232 200 212 290H270V110Z', tone.shade) +
          (stripe
            ? box(190, 110, 20, 180, 0, tone.accent)
            : fill('M150 222Q200 240 250 222V234Q200 252 150 234Z', tone.deep)),
      ) +
      box(180, 116, 40, 22, 8, tone.ink) +
      dot(200, 118, 8, '#54798c') +
      dot(200, 172, 12, tone.ink) +
      dot(200, 172, 5, tone.accent) +
      stroke('M182 252H218', tone.line, 4, '1 9')
    );
  },
});
