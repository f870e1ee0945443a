import { karabiner } from './outdoor-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, repeat, stroke } from './shape.ts';
import { vessel } from './vessel.ts';

type Bottle = {
  kind: 'slim' | 'wide' | 'shoulder' | 'flask';
  lid: 'loop' | 'screw' | 'straw' | 'cup';
  print: 'plain' | 'peaks' | 'bands' | 'dip' | 'level' | 'badge';
  high: number;
  boot: boolean;
  clip: boolean;
};

export const bottle = product({
  stance: 'stands',
  setting: 'table',
  shadow: 66,
  tall: 262,
  focus: [200, 150, 2.2],
  traits: (dice): Bottle => ({
    kind: dice.pick(['slim', 'wide', 'shoulder', 'flask'] as const),
    lid: dice.pick(['loop', 'screw', 'straw', 'cup'] as const),
    print: dice.pick(['plain', 'peaks', 'bands', 'dip', 'level', 'badge'] as const),
    high: dice.int(0, 26),
    boot: dice.chance(0.4),
    clip: dice.chance(0.3),
  }),
  front: (kit, traits) => drawBottle(kit, traits, 0),
  angle: (kit, traits) => drawBottle(kit, traits, 1),
});

/** Half the width of the body and of the neck, and how far the shoulder slopes. */
const moulds = {
  slim: { half: 42, neck: 30, slope: 26 },
  wide: { half: 57, neck: 44, slope: 18 },
  shoulder: { half: 52, neck: 25, slope: 46 },
  flask: { half: 47, neck: 47, slope: 0 },
};

function bottlePrint({ tone }: Kit, { print }: Bottle): string {
  switch (print) {
    case 'plain':
      return box(192, 200, 16, 70, 3, tone.line);
    case 'peaks':
      return (
        fill('M100 270L158 208L184 238L214 196L300 280V300H100Z', tone.accent) +
        fill('M214 196L232 216L214 224L200 216Z', tone.paper)
      );
    case 'bands':
      return stroke('M100 218Q200 234 300 218M100 240Q200 256 300 240M100 254Q200 270 300 254', tone.accent, 7);
    case 'dip':
      return fill('M100 250Q150 238 200 252T300 246V340H100Z', tone.accent);
    case 'level':
      return stroke('M176 186H196M182 206H196M176 226H196M182 246H196M176 266H196M182 286H196', tone.line, 4);
    case 'badge':
      return dot(200, 232, 25, tone.paper) + fill('M182 242L196 220L204 232L209 225L219 242Z', tone.accent);
  }
}

function bottleLid({ tone }: Kit, { lid }: Bottle, neck: number, top: number, turn: 0 | 1): string {
  const [left, right] = [200 - neck - 5, 200 + neck + 5];
  const cap = (high: number, paint: string): string =>
    box(left, top - high, right - left, high + 2, 7, paint) +
    (turn ? oval(200, top - high + 6, neck + 3, 9, tone.inkGlow) : '');
  switch (lid) {
    case 'loop':
      return (
        stroke(
          d`M${left + 8} ${top - 14}C${left + 4} ${top - 62} ${right - 4} ${top - 62} ${right - 8} ${top - 14}`,
          tone.ink,
          10,
        ) + cap(24, tone.ink)
      );
    case 'screw':
      return (
        cap(32, tone.metal) +
        stroke(
          repeat(7, (i) => d`M${left + 8 + (i * (right - left - 16)) / 6} ${top - 24}v20`),
          tone.metalShade,
          3,
        )
      );
    case 'straw':
      return (
        cap(22, tone.ink) +
        stroke(
          d`M${200 - neck * 0.5} ${top - 24}L${190 + turn * 8} ${top - 48 + turn * 6}H${206 + neck * 0.6}`,
          tone.accent,
          12,
        ) +
        box(left, top - 24, 14, 24, 5, tone.inkGlow)
      );
    case 'cup':
      return (
        fill(d`M${left + 4} ${top - 50}H${right - 4}L${right} ${top}H${left}Z`, tone.shade) +
        fill(d`M${right - 22} ${top - 50}H${right - 4}L${right} ${top}H${right - 20}Z`, tone.deep) +
        oval(200, top - 50, neck + 1, turn ? 11 : 4, tone.mid) +
        stroke(d`M${left} ${top - 4}H${right}`, tone.metal, 5)
      );
  }
}

function drawBottle(kit: Kit, traits: Bottle, turn: 0 | 1): string {
  const { tone } = kit;
  const { half, neck, slope } = moulds[traits.kind];
  const top = 136 - traits.high;
  const [left, right] = [200 - half, 200 + half];
  const outline = d`M${200 - neck} ${top}C${200 - neck} ${top + slope} ${left} ${top + slope * 0.7} ${left} ${top + slope + 24}V314Q${left} 330 ${left + 16} 330H${right - 16}Q${right} 330 ${right} 314V${top + slope + 24}C${right} ${top + slope * 0.7} ${200 + neck} ${top + slope} ${200 + neck} ${top}Z`;
  return (
    (traits.clip ? karabiner(right + 2, top + 6, tone.accent) : '') +
    bottleLid(kit, traits, neck, top, turn) +
    vessel(kit, outline, { top, left, right }) +
    kit.clip(
      outline,
      place(bottlePrint(kit, traits), { x: turn * -14 }) +
        (traits.boot ? box(100, 306, 200, 30, 0, tone.ink) : stroke('M100 318H300', tone.deep, 3)) +
        stroke(d`M${left} ${top + 3}H${right}`, traits.lid === 'cup' ? tone.metalShade : tone.metal, 7),
    )
  );
}

type Stove = { kind: 'canister' | 'kit' | 'double'; lit: boolean; pot: boolean; band: boolean; arms: number };

const FLAME = '#4f8fd6';

export const stove = product({
  stance: 'stands',
  setting: 'camp',
  shadow: 96,
  tall: 236,
  focus: [200, 214, 2.2],
  traits: (dice): Stove => ({
    kind: dice.pick(['canister', 'canister', 'kit', 'double'] as const),
    lit: dice.chance(0.6),
    pot: dice.chance(0.5),
    band: dice.chance(0.5),
    arms: dice.int(52, 66),
  }),
  front: (kit, traits) => stoves[traits.kind](kit, traits, 0),
  angle: (kit, traits) => stoves[traits.kind](kit, traits, 1),
});

type StoveDrawing = (kit: Kit, traits: Stove, turn: 0 | 1) => string;

const flames = (y: number, lit: boolean): string =>
  lit
    ? repeat(5, (i) =>
        fill(d`M${172 + i * 14} ${y}q-8 -12 0 -${24 - Math.abs(i - 2) * 3}q8 12 0 ${24 - Math.abs(i - 2) * 3}Z`, FLAME),
      )
    : '';

/** A gas cartridge from its valve at y down to the floor. */
function cartridge(kit: Kit, y: number, half: number, band: boolean): string {
  const { tone } = kit;
  const [left, right] = [200 - half, 200 + half];
  const outline = d`M186 ${y}H214L${right - 8} ${y + 20}Q${right} ${y + 24} ${right} ${y + 36}V314Q${right} 330 ${right - 16} 330H${left + 16}Q${left} 330 ${left} 314V${y + 36}Q${left} ${y + 24} ${left + 8} ${y + 20}Z`;
  return (
    vessel(kit, outline, { top: y, left, right }) +
    kit.clip(
      outline,
      (band
        ? box(100, y + 48, 200, 12, 0, tone.accent) + box(100, 306, 200, 6, 0, tone.accent)
        : stroke(d`M100 ${y + 40}H300M100 316H300`, tone.deep, 3)) +
        fill(d`M200 ${y + 62}c18 20 20 40 0 40s-18 -20 0 -40Z`, tone.paper),
    )
  );
}

const canister: StoveDrawing = (kit, { lit, pot, band, arms }, turn) => {
  const { tone } = kit;
  return (
    cartridge(kit, 236, 62, band) +
    box(190, 182, 20, 58, 4, tone.wood) +
    stroke(turn ? 'M210 214L266 232' : 'M190 214H136', tone.metalShade, 6) +
    (turn ? dot(270, 234, 11, tone.accent) : box(112, 204, 26, 20, 6, tone.accent)) +
    flames(174, lit) +
    box(172, 172, 56, 14, 5, tone.metalShade) +
    stroke(
      d`M184 186L${200 - arms} 166L${206 - arms} 150H${224 - arms}M216 186L${200 + arms} 166L${194 + arms} 150H${176 + arms}`,
      tone.metal,
      7,
    ) +
    (turn ? stroke('M200 186L208 150', tone.metalShade, 7) : '') +
    (pot
      ? fill('M130 86H270V132Q270 150 252 150H148Q130 150 130 132Z', tone.metal) +
        fill('M234 86H270V132Q270 150 252 150H226Q238 140 234 86Z', tone.metalShade) +
        box(124, 80, 152, 9, 4, tone.metalShade) +
        stroke('M272 100H314', tone.ink, 10)
      : '')
  );
};

const stoveKit: StoveDrawing = (kit, { lit, band, pot }, turn) => {
  const { tone } = kit;
  const cup = 'M148 94H252L248 204Q248 212 238 212H162Q152 212 152 204Z';
  return (
    cartridge(kit, 268, 50, false) +
    box(184, 246, 32, 26, 4, tone.metalShade) +
    stroke('M216 256H250', tone.metalShade, 5) +
    box(246, 248, 22, 16, 5, tone.ink) +
    box(150, 210, 100, 36, 6, tone.metal) +
    stroke(
      repeat(8, (i) => d`M${160 + i * 11.4} 217V238`),
      lit ? '#e89b4a' : tone.metalShade,
      5,
    ) +
    stroke(turn ? 'M250 124C296 120 298 186 250 188' : 'M250 120C300 118 300 190 248 192', tone.ink, 9) +
    fill(cup, tone.base) +
    kit.clip(
      cup,
      fill('M222 80Q232 150 222 220H270V80Z', tone.shade) +
        (band ? box(140, 130, 120, 26, 0, tone.accent) : stroke('M200 126l18 30h-36Z', tone.line, 5)),
    ) +
    (turn && !pot
      ? oval(200, 94, 55, 15, tone.metal) + oval(200, 96, 46, 11, tone.deep)
      : box(142, 84, 116, 14, 6, tone.ink) + box(186, 74, 28, 12, 5, tone.inkGlow))
  );
};

const double: StoveDrawing = ({ tone }, { lit, band, pot, arms }, turn) => {
  const lid = turn ? 'M96 130L318 118L324 236H84Z' : 'M90 142Q90 130 102 130H298Q310 130 310 142L318 244H82Z';
  return (
    fill(lid, tone.mid) +
    fill(turn ? 'M112 144L304 134L310 228H102Z' : 'M106 146H294L300 232H100Z', tone.shade) +
    (band ? stroke(turn ? 'M124 190L290 182' : 'M122 188H278', tone.accent, 7) : '') +
    fill('M82 236H318L330 266H70Z', tone.inkGlow) +
    repeat(
      2,
      (i) => oval(146 + i * 108, 250, 36, 9, tone.ink) + oval(146 + i * 108, 249, 20, 5, lit ? FLAME : tone.metalShade),
    ) +
    stroke('M100 246H300M112 256H288M146 238V262M254 238V262', tone.metal, 3) +
    (pot
      ? fill('M106 196H186V234Q186 248 172 248H120Q106 248 106 234Z', tone.metal) +
        fill('M164 196H186V234Q186 248 172 248H158Q168 240 164 196Z', tone.metalShade) +
        box(100, 190, 92, 9, 4, tone.metalShade) +
        dot(146, 186, 7, tone.ink)
      : '') +
    box(66, 264, 268, 66, 12, tone.base) +
    box(66, 310, 268, 20, 8, tone.shade) +
    repeat(
      2,
      (i) =>
        dot(146 + i * 108, 290, 14, tone.ink) +
        stroke(d`M${146 + i * 108} 290l${i ? 0 : 8} -${arms / 7}`, tone.paper, 4),
    ) +
    box(182, 278, 36, 8, 3, tone.accent)
  );
};

const stoves: Readonly<Record<Stove['kind'], StoveDrawing>> = { canister, kit: stoveKit, double };
