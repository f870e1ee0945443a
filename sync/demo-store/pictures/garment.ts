import type { Kit } from './product.ts';
import type { Dice } from './random.ts';
import { box, d, dot, fill, repeat, soft, stitch, stroke, type Corner } from './shape.ts';

/** The pattern a top is cut from. Widths are half widths about the middle of the picture. */
export type Cut = {
  readonly neck: number;
  readonly scoop: number;
  readonly shoulder: number;
  readonly chest: number;
  readonly hem: number;
  /** Where the hem hangs. */
  readonly length: number;
  /** How long the sleeve is; 0 for none. */
  readonly sleeve: number;
  readonly cuff: number;
  /** How far the sleeves stand off, in radians. */
  readonly spread: number;
  /** 0 seen from the front, 1 turned to its left. */
  readonly turn: 0 | 1;
};

const TOP = 94;

/** Where the middle of the front is: it wanders to the side when the garment is turned. */
export const middle = (cut: Cut): number => 200 - cut.turn * 30;

export function bodyPath(cut: Cut): string {
  const c = 200 - cut.turn * 12;
  const { neck, scoop, shoulder, chest, hem, length } = cut;
  return d`M${c - neck} ${TOP}Q${c} ${TOP + 2 * scoop} ${c + neck} ${TOP}L${200 + shoulder - 6} 108Q${200 + shoulder + 4} 116 ${200 + chest} 172L${200 + hem} ${length - 5}Q${200 + hem} ${length} ${200 + hem - 5} ${length}Q200 ${length + 7} ${200 - hem + 5} ${length}Q${200 - hem} ${length} ${200 - hem} ${length - 5}L${200 - chest} 172Q${200 - shoulder - 4} 116 ${200 - shoulder + 6} 108Z`;
}

type Arm = { readonly path: string; readonly outer: Corner; readonly inner: Corner; readonly along: Corner };

function arm(cut: Cut, side: 1 | -1): Arm {
  const near = cut.turn === 1 && side === 1;
  const shift = cut.turn === 0 ? 0 : near ? -20 : 16;
  const angle = cut.turn === 0 ? cut.spread : near ? 0.06 : cut.spread * 0.7;
  const along: Corner = [side * Math.sin(angle), Math.cos(angle)];
  const capX = 200 + side * (cut.shoulder + 8) + shift;
  const outer: Corner = [capX + along[0] * cut.sleeve, 122 + along[1] * cut.sleeve];
  const inner: Corner = [outer[0] - side * cut.cuff * along[1], outer[1] + Math.abs(along[0]) * cut.cuff];
  const armpit = 200 + side * (cut.chest - (near ? 40 : 6)) + shift;
  const root = 200 + side * (cut.shoulder - (near ? 22 : 12)) + shift;
  const path = soft([
    [root, 104, 4],
    [capX, 112, 16],
    [outer[0], outer[1], 6],
    [inner[0], inner[1], 6],
    [armpit, 176, 4],
    [root - side * 10, 140, 8],
  ]);
  return { path, outer, inner, along };
}

/** The band at the end of a sleeve. */
function cuffBand({ outer, inner, along }: Arm, depth: number, paint: string): string {
  const back = (corner: Corner): Corner => [corner[0] - along[0] * depth, corner[1] - along[1] * depth];
  return fill(soft([outer, back(outer), back(inner), inner], 3), paint);
}

export type Dressing = {
  /** Drawn over the body, inside its outline. */
  readonly print?: string;
  readonly cuff?: string;
  readonly sleeves?: string;
  /** Behind everything: a hood, the back of a collar. */
  readonly behind?: string;
  /** In front of the body but behind the near sleeve: zips, pockets, collars. */
  readonly front?: string;
};

/** Back of the neck, far sleeve, body, its print and shade, front, near sleeve: the order in which cloth overlaps. */
export function garment(kit: Kit, cut: Cut, dressing: Dressing): string {
  const { tone } = kit;
  const body = bodyPath(cut);
  const c = 200 - cut.turn * 12;
  const sleeve = (side: 1 | -1): string => {
    if (cut.sleeve === 0) return '';
    const limb = arm(cut, side);
    const paint = dressing.sleeves ?? (side === 1 && cut.turn === 1 ? tone.base : tone.mid);
    const fold = `M${200 + side * (cut.chest - 8)} 176L${200 + side * (cut.chest + 4)} 150`;
    return (
      fill(limb.path, paint) +
      (dressing.cuff ? cuffBand(limb, 15, dressing.cuff) : stitch(edge(limb, 9), tone.line, 1.6)) +
      (cut.turn === 0 && cut.sleeve > 100 ? stroke(fold, tone.deep, 2.4) : '')
    );
  };
  const shade = d`M${200 + cut.hem * 0.45} ${cut.length + 10}Q${200 + cut.chest * 0.8} 240 ${200 + cut.shoulder - 14} 96L290 100V${cut.length + 10}Z`;
  const weave = kit.fine
    ? stroke(
        repeat(22, (i) => `M100 ${70 + i * 12}l200 40`),
        tone.glow,
        1,
      )
    : '';
  const near = cut.turn === 1 ? sleeve(1) : '';
  return (
    (dressing.behind ?? '') +
    fill(
      d`M${c - cut.neck} ${TOP}Q${c} ${TOP - 14} ${c + cut.neck} ${TOP}L${c + cut.neck} 130H${c - cut.neck}Z`,
      tone.deep,
    ) +
    (cut.turn === 1 ? sleeve(-1) : sleeve(-1) + sleeve(1)) +
    fill(body, tone.base) +
    kit.clip(body, weave + (dressing.print ?? '') + fill(shade, tone.shade, dressing.print ? 0.45 : 0.8)) +
    (dressing.front ?? '') +
    near +
    (near ? stroke(d`M${200 + cut.shoulder - 42} 130L${200 + cut.chest - 58} 190`, tone.deep, 2.4) : '')
  );
}

const edge = ({ outer, inner, along }: Arm, depth: number): string =>
  d`M${outer[0] - along[0] * depth} ${outer[1] - along[1] * depth}L${inner[0] - along[0] * depth} ${inner[1] - along[1] * depth}`;

/** A zip from y to y, with its teeth when one is close enough to see them. */
export function zip(kit: Kit, x: number, from: number, to: number, paint: string): string {
  const teeth = kit.fine ? stroke(`M${x} ${from}V${to}`, kit.tone.metal, 5, '1.5 4') : '';
  const pull = kit.fine
    ? box(x - 4, from + 4, 8, 11, 3, kit.tone.metalShade) + box(x - 2.5, from + 13, 5, 17, 2.5, kit.tone.metal)
    : box(x - 2.5, from + 3, 5, 15, 2.5, kit.tone.metal);
  return (
    stroke(`M${x} ${from}V${to}`, paint, 5) + (teeth || stroke(`M${x} ${from}V${to}`, kit.tone.line, 1.8, '3 5')) + pull
  );
}

export const buttons = (kit: Kit, x: number, from: number, to: number, count: number): string =>
  repeat(count, (i) => {
    const y = from + ((to - from) * i) / (count - 1);
    const holes = kit.fine ? dot(x - 1.5, y, 0.9, kit.tone.deep) + dot(x + 1.5, y, 0.9, kit.tone.deep) : '';
    return dot(x, y, 4.4, kit.tone.paper) + holes;
  });

/** What runs over a fabric. `plain` is most of a shop, as it is in a real one. */
export type Fabric = 'plain' | 'stripes' | 'pins' | 'checks' | 'dots' | 'block' | 'chest' | 'yoke';

export function fabric(kind: Fabric, paint: string, wide: number): string {
  switch (kind) {
    case 'plain':
      return '';
    case 'stripes':
      return stroke(
        repeat(Math.ceil(240 / (wide * 2)), (i) => `M90 ${112 + i * wide * 2}H310`),
        paint,
        wide * 0.8,
      );
    case 'pins':
      return stroke(
        repeat(15, (i) => `M${102 + i * 14} 80V350`),
        paint,
        1.6,
      );
    case 'checks':
      return `<g opacity=".55">${stroke(repeat(9, (i) => `M${96 + i * 26} 80V350`) + repeat(10, (i) => `M90 ${90 + i * 26}H310`), paint, wide * 0.55)}</g>`;
    case 'dots':
      return stroke(
        repeat(8, (i) => `M${110 + (i % 2) * 13} ${112 + i * 26}H300`),
        paint,
        wide * 0.6,
        '0 26',
      );
    case 'block':
      return box(90, 196, 220, 160, 0, paint);
    case 'chest':
      return box(90, 150, 220, wide * 2.4, 0, paint) + box(90, 154 + wide * 2.6, 220, wide * 0.6, 0, paint);
    case 'yoke':
      return fill('M90 80H310V150Q200 176 90 150Z', paint);
  }
}

/** The room in which tops differ: how wide, how long, how the sleeves fall. */
export function rollCut(dice: Dice, change: Partial<Cut>): Cut {
  const chest = dice.int(62, 72);
  return {
    neck: dice.int(24, 29),
    scoop: dice.int(9, 15),
    shoulder: chest + dice.int(-2, 4),
    chest,
    hem: chest + dice.int(-3, 7),
    length: dice.int(292, 312),
    sleeve: dice.int(158, 176),
    cuff: dice.int(32, 38),
    spread: dice.real(0.24, 0.46),
    turn: 0,
    ...change,
  };
}
