import type { Kit } from './product.ts';
import { d, fill, oval, repeat, stroke } from './shape.ts';

/** What is fired, painted or knitted onto something round. */
export const glazes = ['plain', 'plain', 'band', 'dip', 'stripes', 'dots', 'zigzag', 'ribs', 'speckle'] as const;
export type Glaze = (typeof glazes)[number];

const hoop = (y: number): string => d`M20 ${y}Q200 ${y + 24} 380 ${y}`;

/** A pattern that follows the curve of a vessel from `top` down to the floor. */
function glaze({ tone }: Kit, kind: Glaze, top: number): string {
  const deep = 330 - top;
  switch (kind) {
    case 'plain':
      return '';
    case 'band':
      return stroke(hoop(top + deep * 0.34), tone.accent, deep * 0.16) + stroke(hoop(top + deep * 0.5), tone.accent, 4);
    case 'dip':
      return fill(
        d`M0 ${top + deep * 0.56}Q60 ${top + deep * 0.5} 110 ${top + deep * 0.6}T220 ${top + deep * 0.62}T400 ${top + deep * 0.54}V360H0Z`,
        tone.accent,
      );
    case 'stripes':
      return stroke(
        repeat(6, (i) => hoop(top + 14 + (i * deep) / 6)),
        tone.accent,
        deep * 0.06,
      );
    case 'dots':
      return stroke(
        repeat(6, (i) => d`M${20 + (i % 2) * 15} ${top + 22 + (i * deep) / 6}h360`),
        tone.paper,
        11,
        '0 30',
      );
    case 'zigzag':
      return (
        stroke(d`M40 ${top + deep * 0.5}` + 'l16 -24l16 24'.repeat(11), tone.accent, 8) +
        stroke(hoop(top + deep * 0.66) + hoop(top + deep * 0.16), tone.accent, 5)
      );
    case 'ribs':
      return stroke(
        repeat(17, (i) => d`M${40 + i * 20} ${top - 6}V336`),
        tone.shade,
        5,
      );
    case 'speckle':
      return stroke(
        repeat(9, (i) => d`M${30 + ((i * 37) % 50)} ${top + 12 + (i * deep) / 9}h340`),
        tone.deep,
        3.4,
        `0 ${23} 0 41 0 ${12}`,
      );
  }
}

type Mould = {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly glaze?: Glaze;
  readonly paint?: string;
};

/** A round body: its outline, what is painted on it, light from the left and shade on the right. */
export function vessel(kit: Kit, outline: string, { top, left, right, glaze: kind = 'plain', paint }: Mould): string {
  const { tone } = kit;
  const wide = right - left;
  const grain = kit.fine
    ? stroke(
        repeat(14, (i) => hoop(top + (i * (330 - top)) / 14)),
        tone.glow,
        1,
      )
    : '';
  return (
    fill(outline, paint ?? tone.base) +
    kit.clip(
      outline,
      glaze(kit, kind, top) +
        grain +
        fill(
          d`M${right - wide * 0.24} ${top - 20}Q${right - wide * 0.16} 250 ${right - wide * 0.3} 340H400V${top - 20}Z`,
          tone.deep,
          0.4,
        ) +
        fill(d`M${left + wide * 0.12} ${top - 20}h${wide * 0.07}V340h${-wide * 0.07}Z`, tone.glow, 0.45),
    )
  );
}

/** The open top of a vessel with what is in it. */
export const mouth = ({ tone }: Kit, x: number, y: number, rx: number, ry: number, inside: string): string =>
  oval(x, y, rx, ry, tone.glow) +
  oval(x, y + 1.5, rx - 6, ry - 4, tone.deep) +
  oval(x, y + 4, rx - 9, ry - 6.5, inside);
