import type { Kit } from './product.ts';
import { box, d, fill, repeat, stroke } from './shape.ts';

/** Sewn cloth: its outline and what is on it. A close view shows the ripstop weave. */
export function cloth(kit: Kit, outline: string, paint: string, content: string): string {
  const weave = kit.fine
    ? stroke(
        repeat(40, (i) => d`M${20 + i * 9} 40V340M20 ${40 + i * 8}H380`),
        kit.tone.mid,
        0.8,
      )
    : '';
  return fill(outline, paint) + kit.clip(outline, weave + content);
}

/** A strap with its edge in the shade. */
export const webbing = (path: string, paint: string, edge: string, width: number): string =>
  stroke(path, edge, width) + stroke(path, paint, width * 0.62);

/** A side-release buckle on a strap that runs from top to bottom. */
export const buckle = (x: number, y: number, paint: string, light: string): string =>
  box(x - 9, y - 12, 18, 24, 4, paint) + box(x - 4, y - 6, 8, 12, 2, light);

/** A karabiner hanging from x, y. */
export const karabiner = (x: number, y: number, paint: string): string =>
  stroke(
    d`M${x - 7} ${y + 6}Q${x} ${y - 6} ${x + 9} ${y + 5}L${x + 8} ${y + 26}Q${x} ${y + 36} ${x - 8} ${y + 26}Z`,
    paint,
    4,
  );
