import { shell } from './electronics-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, quad, repeat, ring, stroke } from './shape.ts';

type Charger = {
  kind: 'plug' | 'bank' | 'stand' | 'puck';
  ports: number;
  light: number;
  stripe: boolean;
  braid: boolean;
};

export const charger = product({
  stance: 'stands',
  setting: 'desk',
  shadow: 92,
  tall: 204,
  focus: [196, 250, 2.3],
  traits: (dice): Charger => ({
    kind: dice.pick(['plug', 'bank', 'stand', 'puck'] as const),
    ports: dice.int(1, 3),
    light: dice.int(1, 4),
    stripe: dice.chance(0.5),
    braid: dice.chance(0.6),
  }),
  front: (kit, traits) => chargers[traits.kind](kit, traits, 0),
  angle: (kit, traits) => chargers[traits.kind](kit, traits, 1),
});

type ChargerDrawing = (kit: Kit, traits: Charger, turn: 0 | 1) => string;

const cableAlong = ({ tone }: Kit, path: string, braid: boolean): string =>
  stroke(path, braid ? tone.accentShade : tone.inkGlow, 9) +
  (braid ? stroke(path, tone.accent, 5, '3 8') : stroke(path, tone.ink, 3));

const socket = ({ tone }: Kit, x: number, y: number): string =>
  box(x - 19, y - 8, 38, 16, 8, tone.ink) + box(x - 11, y - 2.5, 22, 5, 2, tone.metalShade);

const connector = ({ tone }: Kit, x: number, y: number): string =>
  box(x - 9, y - 40, 18, 14, 4, tone.metal) + box(x - 13, y - 30, 26, 40, 7, tone.ink);

const plug: ChargerDrawing = (kit, { ports, stripe, braid }, turn) => {
  const { tone } = kit;
  const body = turn
    ? quad(108, 172, 236, 164, 236, 330, 108, 322, 20)
    : quad(118, 168, 262, 168, 262, 330, 118, 330, 26);
  const x = turn ? 172 : 190;
  return (
    (turn
      ? box(282, 196, 48, 12, 5, tone.metalShade) +
        box(282, 268, 48, 12, 5, tone.metalShade) +
        fill(quad(224, 164, 290, 174, 290, 318, 224, 330, 14), tone.deep)
      : box(152, 120, 13, 54, 5, tone.metalShade) +
        box(215, 120, 13, 54, 5, tone.metalShade) +
        box(152, 120, 5, 54, 2, tone.metal) +
        box(215, 120, 5, 54, 2, tone.metal)) +
    (turn
      ? ''
      : cableAlong(kit, 'M282 330C330 330 346 282 316 256S268 214 296 176', braid) +
        place(connector(kit, 0, 0), { x: 300, y: 158, turn: 14, about: [0, 0] })) +
    shell(
      kit,
      body,
      tone.base,
      (turn ? '' : fill('M232 150Q244 250 226 340H280V150Z', tone.shade)) +
        (stripe ? box(90, 296, 190, 12, 0, tone.accent) : '') +
        stroke('M136 190V300', tone.glow, 6),
    ) +
    repeat(ports, (i) => socket(kit, x, 200 + i * 32 + (3 - ports) * 14))
  );
};

const bank: ChargerDrawing = (kit, { ports, light, stripe, braid }, turn) => {
  const { tone } = kit;
  const body = quad(136, 126, 252, 126, 252, 330, 136, 330, 24);
  return (
    cableAlong(
      kit,
      turn ? 'M196 128C196 70 300 84 306 160S326 270 312 318' : 'M168 128C160 66 92 84 92 170S96 270 84 322',
      braid,
    ) +
    place(connector(kit, 0, 0), { x: turn ? 196 : 168, y: 118, turn: 180, about: [0, -6] }) +
    (turn ? box(152, 130, 122, 200, 22, tone.deep) : '') +
    shell(
      kit,
      body,
      tone.base,
      fill('M222 100Q236 220 214 340H270V100Z', tone.shade) +
        (stripe ? fill('M120 296L270 236V260L120 320Z', tone.accent) : stroke('M156 166V296', tone.glow, 6)),
    ) +
    repeat(4, (i) => dot(172 + i * 15, 156, 4.5, i < light ? tone.line : tone.deep)) +
    (ports > 1
      ? fill('M200 204L182 244H197L190 274L212 232H197L206 204Z', tone.line)
      : ring(194, 240, 22, tone.line, 5)) +
    box(251, 180, 6, 34, 3, tone.deep)
  );
};

const chargingStand: ChargerDrawing = (kit, { stripe, light, braid, ports }, turn) => {
  const { tone } = kit;
  const plate = turn
    ? quad(148, 128, 250, 114, 262, 296, 138, 306, 26)
    : quad(132, 116, 268, 116, 268, 300, 132, 300, 34);
  return (
    cableAlong(kit, 'M250 322C300 326 326 300 342 320', braid) +
    (turn ? fill('M226 160L322 322H246Z', tone.deep) : '') +
    oval(200, 318, 88, 12, tone.deep) +
    oval(200, 312, 88, 12, tone.shade) +
    shell(kit, plate, tone.base, fill('M270 100L150 320H300V100Z', tone.mid)) +
    ring(200, 196, 44, stripe ? tone.accent : tone.line, 5) +
    fill('M205 170L184 202H199L193 224L216 190H201Z', tone.line) +
    box(136, 286, 128, 22, 9, tone.shade) +
    box(140, 284, 120, 7, 3, tone.glow) +
    repeat(ports, (i) => dot(200 + (i - (ports - 1) / 2) * 16, 299, 3.6, i < light ? tone.accent : tone.deep))
  );
};

const puck: ChargerDrawing = (kit, { stripe, braid, ports }, turn) => {
  const { tone } = kit;
  const y = turn ? 276 : 290;
  const deep = turn ? 42 : 28;
  const body = d`M104 ${y}A96 ${deep} 0 0 1 296 ${y}V${y + 12}A96 ${deep} 0 0 1 104 ${y + 12}Z`;
  return (
    cableAlong(kit, 'M290 306C350 306 352 250 316 232S290 170 330 150', braid) +
    place(connector(kit, 0, 0), { x: 334, y: 140, turn: 20, about: [0, 0] }) +
    (ports > 1
      ? fill(quad(136, 118, 236, 104, 258, 268, 158, 284, 16), tone.ink) +
        fill(quad(143, 126, 230, 113, 250, 260, 164, 275, 10), tone.groundShape) +
        dot(196, 190, 25, tone.accent) +
        fill('M202 172L184 196H195L190 212L208 186H197Z', tone.paper)
      : '') +
    fill(body, tone.shade) +
    oval(200, y, 96, deep, tone.base) +
    oval(200, y, 78, deep - 8, tone.glow) +
    (stripe ? oval(200, y, 46, deep - 16, tone.accent) + oval(200, y, 39, deep - 19, tone.glow) : '') +
    (ports > 1
      ? fill(d`M146 ${y - 6}Q200 ${y + 18} 262 ${y - 14}L264 ${y - 4}Q210 ${y + 28} 148 ${y + 6}Z`, tone.mid)
      : fill(d`M204 ${y - 16}L184 ${y + 2}H198L194 ${y + 15}L216 ${y - 3}H201Z`, tone.line)) +
    dot(126, y + 14, 4, tone.accent)
  );
};

const chargers: Readonly<Record<Charger['kind'], ChargerDrawing>> = { plug, bank, stand: chargingStand, puck };
