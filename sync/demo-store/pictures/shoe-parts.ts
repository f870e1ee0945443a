import type { Kit } from './product.ts';
import { type Corner, d, fill, place, quad, repeat, soft, stitch, stroke } from './shape.ts';

/** Laces crossing between two rows of eyelets. */
export function laces(
  kit: Kit,
  from: Corner,
  to: Corner,
  count: number,
  reach: Corner,
  paint: string,
  width = 6,
): string {
  const at = (i: number): Corner => [
    from[0] + ((to[0] - from[0]) * i) / (count - 1),
    from[1] + ((to[1] - from[1]) * i) / (count - 1),
  ];
  const rows = repeat(count, (i) => {
    const [x, y] = at(i);
    return d`M${x} ${y}l${reach[0]} ${reach[1]}`;
  });
  const crossed = repeat(count - 1, (i) => {
    const [x, y] = at(i);
    const next = at(i + 1);
    return d`M${x} ${y}L${next[0] + reach[0]} ${next[1] + reach[1]}`;
  });
  const holes = repeat(count, (i) => d`M${at(i)[0]} ${at(i)[1]}h0`);
  const eyelets = stroke(holes, kit.tone.metal, kit.fine ? 9 : 7) + (kit.fine ? stroke(holes, kit.tone.ink, 4) : '');
  return eyelets + stroke(crossed, kit.tone.paperShade, width * 0.7) + stroke(rows, paint, width);
}

/** A bow at x, y. */
export const bow = (x: number, y: number, paint: string): string =>
  stroke(
    d`M${x} ${y}q-26 -18 -30 0q0 12 30 0q24 -20 30 -4q0 14 -30 4M${x} ${y}q-8 14 -18 22M${x} ${y}q10 10 12 24`,
    paint,
    4,
  );

export type Above = {
  readonly upper: string;
  readonly sole: string;
  readonly inside: string;
  /** Drawn inside the upper: caps, straps, panels. Its middle is x = 0; the toe is at y = -130. */
  readonly print: string;
  /** Drawn over it: laces, tongues. */
  readonly over: string;
  /** How far the opening reaches towards the toe. */
  readonly open: number;
};

/** A pair of shoes looked down upon, toes away from us and a little apart. */
export function fromAbove(kit: Kit, shoe: Above, spread: number): string {
  const { tone } = kit;
  const sole =
    'M4 -140C50 -140 70 -96 64 -34C60 6 50 34 52 86C52 126 28 142 0 142C-28 142 -50 126 -50 86C-48 34 -60 6 -62 -40C-64 -100 -42 -140 4 -140Z';
  const upper =
    'M4 -130C42 -130 60 -92 55 -34C51 6 41 34 43 84C43 118 24 132 0 132C-24 132 -41 118 -41 84C-39 34 -51 6 -53 -40C-55 -94 -36 -130 4 -130Z';
  const opening = d`M0 ${shoe.open}C24 ${shoe.open} 31 56 31 82C31 106 18 119 0 119C-18 119 -30 106 -30 82C-30 56 -24 ${shoe.open} 0 ${shoe.open}Z`;
  const one =
    fill(sole, shoe.sole) +
    fill(upper, shoe.upper) +
    kit.clip(upper, shoe.print + fill('M66 -140V140H30Q46 20 34 -140Z', tone.deep, 0.3)) +
    fill(opening, shoe.inside) +
    fill('M-20 74Q0 62 20 74V96Q16 112 0 112Q-16 112 -20 96Z', tone.paper, 0.85) +
    shoe.over;
  const origin: Corner = [0, 0];
  return (
    place(one, { x: 200 + 64 + spread * 0.3, y: 200, turn: spread * 0.5, about: origin }) +
    place(one, { x: 200 - 64 - spread * 0.3, y: 206, turn: -spread * 0.5, mirror: true, about: origin })
  );
}

/** Straight laces for the view from above. */
export function lacesAbove(from: number, to: number, count: number, paint: string): string {
  const rows = repeat(count, (i) => {
    const y = from + ((to - from) * i) / (count - 1);
    return d`M-22 ${y}L22 ${y + 5}M22 ${y}L-22 ${y + 5}`;
  });
  return stroke(rows, paint, 6) + bow(0, to + 10, paint);
}

/** A pair seen from the front: two shafts, two toes. */
export function frontOn(
  kit: Kit,
  shaft: { top: number; calf: number; sole: string; toe: string; over: string },
): string {
  const { tone } = kit;
  const { top, calf } = shaft;
  const one =
    fill(
      soft([
        [200 - calf, top, 8],
        [200 + calf, top, 8],
        [232, 220, 20],
        [246, 292, 16],
        [154, 292, 16],
        [168, 220, 20],
      ]),
      tone.base,
    ) +
    fill(
      soft([
        [200 + calf - 20, top, 4],
        [200 + calf, top, 8],
        [232, 220, 20],
        [246, 292, 16],
        [222, 292, 8],
        [214, 220, 20],
      ]),
      tone.shade,
    ) +
    fill(
      d`M${202 - calf} ${top + 2}Q200 ${top - 12} ${198 + calf} ${top + 2}Q200 ${top + 16} ${202 - calf} ${top + 2}Z`,
      tone.deep,
    ) +
    fill('M148 316C144 262 168 234 200 234C232 234 256 262 252 316Z', shaft.toe) +
    fill('M228 244C246 258 254 286 252 316H226Q240 280 228 244Z', tone.deep, 0.35) +
    fill(quad(142, 304, 258, 304, 258, 330, 142, 330, 10), shaft.sole) +
    shaft.over;
  return place(one, { x: 64, y: 0 }) + place(one, { x: -64, y: 0, mirror: true });
}

/** The stitching that holds an upper to its sole. */
export const welt = (kit: Kit, path: string): string => stitch(path, kit.tone.line, kit.fine ? 2.4 : 1.8);
