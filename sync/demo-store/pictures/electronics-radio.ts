import { holes, shell } from './electronics-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, repeat, ring, stroke } from './shape.ts';

type Radio = {
  grille: 'slats' | 'holes' | 'weave';
  dial: 'round' | 'band' | 'window';
  handle: 'arch' | 'strap' | 'none';
  high: number;
  aerial: boolean;
  wood: boolean;
};

export const radio = product({
  stance: 'stands',
  setting: 'shelf',
  shadow: 126,
  tall: 210,
  focus: [262, 246, 2.2],
  traits: (dice): Radio => ({
    grille: dice.pick(['slats', 'holes', 'weave'] as const),
    dial: dice.pick(['round', 'band', 'window'] as const),
    handle: dice.pick(['arch', 'strap', 'none'] as const),
    high: dice.int(124, 156),
    aerial: dice.chance(0.65),
    wood: dice.chance(0.4),
  }),
  front: (kit, traits) => drawRadio(kit, traits, 0),
  angle: (kit, traits) => drawRadio(kit, traits, 1),
});

function drawRadio(kit: Kit, { grille, dial, handle, high, aerial, wood }: Radio, turn: 0 | 1): string {
  const { tone } = kit;
  const top = 324 - high;
  const [left, right] = [76, turn ? 286 : 324];
  const grilleRight = left + (turn ? 104 : 122);
  const round = (x: number, y: number): string =>
    d`M${left + 18} ${top}H${x - 18}Q${x} ${top} ${x} ${top + 18}V${y - 18}Q${x} ${y} ${x - 18} ${y}H${left + 18}Q${left} ${y} ${left} ${y - 18}V${top + 18}Q${left} ${top} ${left + 18} ${top}Z`;
  const mesh = {
    slats: stroke(
      repeat(Math.floor((high - 52) / 12), (i) => d`M${left + 24} ${top + 30 + i * 12}H${grilleRight}`),
      tone.deep,
      5,
    ),
    holes: holes(left + 24, top + 30, grilleRight, 300, tone.deep),
    weave:
      box(left + 18, top + 22, grilleRight - left - 12, high - 44, 8, tone.paper) +
      holes(left + 26, top + 30, grilleRight - 4, 296, tone.paperShade),
  };
  const mid = (grilleRight + right) / 2 + 4;
  const dials = {
    round:
      dot(mid, top + 56, 37, tone.paper) +
      ring(mid, top + 56, 28, tone.metalShade, 2) +
      stroke(d`M${mid} ${top + 56}l14 -20`, tone.accent, 5) +
      dot(mid, top + 56, 6, tone.ink),
    band:
      box(grilleRight + 18, top + 22, right - grilleRight - 36, 34, 6, tone.paper) +
      stroke(
        repeat(7, (i) => d`M${grilleRight + 27 + i * ((right - grilleRight - 54) / 6)} ${top + 30}v${i % 2 ? 7 : 12}`),
        tone.metalShade,
        2.4,
      ) +
      stroke(d`M${mid - 10} ${top + 26}v26`, '#d1442f', 4),
    window:
      box(grilleRight + 18, top + 22, right - grilleRight - 36, 46, 6, tone.ink) +
      stroke(d`M${mid - 26} ${top + 46}h14M${mid - 4} ${top + 46}h10M${mid + 14} ${top + 46}h12`, '#f3cf6b', 6),
  };
  const knobs = repeat(2, (i) => {
    const x = mid + (i ? 26 : -26);
    return (
      dot(x, 286, 17, tone.deep) +
      dot(x, 284, 15, wood ? tone.wood : tone.metal) +
      stroke(d`M${x} 284l${i ? 5 : -6} -8`, tone.ink, 3.4)
    );
  });
  return (
    (aerial
      ? stroke(d`M${right - 26} ${top + 4}L${right + 8} ${top - 96}`, tone.metalShade, 4) +
        dot(right + 8, top - 96, 5, tone.metalShade)
      : '') +
    (handle === 'arch'
      ? stroke(
          d`M${left + 30} ${top + 4}V${top - 26}Q${left + 30} ${top - 40} ${left + 44} ${top - 40}H${right - 62}Q${right - 48} ${top - 40} ${right - 48} ${top - 26}V${top + 4}`,
          wood ? tone.wood : tone.ink,
          10,
        )
      : '') +
    (handle === 'strap'
      ? stroke(
          d`M${left + 12} ${top + 8}C${left + 50} ${top - 44} ${right - 60} ${top - 44} ${right - 20} ${top + 8}`,
          tone.wood,
          12,
        )
      : '') +
    box(left + 24, 318, 30, 12, 4, tone.ink) +
    box(right - 54, 318, 30, 12, 4, tone.ink) +
    (turn
      ? fill(
          d`M${right - 20} ${top}L326 ${top + 12}Q338 ${top + 16} 338 ${top + 30}V296Q338 306 328 310L${right - 20} 324Z`,
          wood ? tone.woodShade : tone.deep,
        )
      : '') +
    shell(
      kit,
      round(right, 324),
      wood && !turn ? tone.wood : tone.base,
      (wood && !turn
        ? box(left + 10, top + 10, right - left - 20, high - 20, 10, tone.base)
        : stroke(d`M${left} ${top + 5}H${right}`, tone.glow, 8)) + mesh[grille],
    ) +
    dials[dial] +
    knobs
  );
}
