import type { Kit } from './product.ts';
import { d, dot, fill, repeat, stroke } from './shape.ts';

/** A moulded case: its outline and what is on it. A close view shows the grain of the material. */
export function shell(kit: Kit, outline: string, paint: string, content: string): string {
  const grain = kit.fine
    ? stroke(
        repeat(36, (i) => d`M${20 + (i % 2) * 5} ${40 + i * 9}H380`),
        kit.tone.mid,
        1.6,
        '0 10',
      )
    : '';
  return fill(outline, paint) + kit.clip(outline, grain + content);
}

/** Rows of small holes, to be clipped to the shape they fill. */
export const holes = (left: number, top: number, right: number, bottom: number, paint: string): string =>
  stroke(
    repeat(Math.floor((bottom - top) / 10) + 1, (i) => d`M${left + (i % 2) * 5} ${top + i * 10}H${right}`),
    paint,
    5,
    '0 10',
  );

export const wallpapers = ['hills', 'sun', 'waves', 'tiles'] as const;
export type Wallpaper = (typeof wallpapers)[number];

/** The picture on a screen, from x, y, w wide and h high. It is drawn to the edges, so clip it to the screen. */
export function wallpaper(
  { tone }: Kit,
  kind: Wallpaper,
  [x, y, w, h]: readonly [number, number, number, number],
): string {
  const backdrop = fill(d`M${x} ${y}h${w}v${h}h${-w}Z`, tone.ground);
  switch (kind) {
    case 'hills':
      return (
        backdrop +
        dot(x + w * 0.68, y + h * 0.34, Math.min(w, h) * 0.15, tone.paper) +
        fill(
          d`M${x} ${y + h * 0.62}L${x + w * 0.34} ${y + h * 0.36}L${x + w} ${y + h * 0.8}V${y + h}H${x}Z`,
          tone.glow,
        ) +
        fill(d`M${x} ${y + h}L${x + w * 0.7} ${y + h * 0.56}L${x + w} ${y + h * 0.72}V${y + h}Z`, tone.shade)
      );
    case 'sun':
      return (
        fill(d`M${x} ${y}h${w}v${h}h${-w}Z`, tone.shade) +
        dot(x + w * 0.5, y + h * 0.62, Math.min(w, h) * 0.34, tone.accent) +
        fill(d`M${x} ${y + h * 0.66}Q${x + w * 0.5} ${y + h * 0.58} ${x + w} ${y + h * 0.66}V${y + h}H${x}Z`, tone.glow)
      );
    case 'waves':
      return (
        backdrop +
        repeat(3, (i) =>
          fill(
            d`M${x} ${y + h * (0.34 + i * 0.2)}C${x + w * 0.3} ${y + h * (0.2 + i * 0.2)} ${x + w * 0.6} ${y + h * (0.54 + i * 0.2)} ${x + w} ${y + h * (0.32 + i * 0.2)}V${y + h}H${x}Z`,
            [tone.glow, tone.base, tone.shade][i] ?? tone.base,
          ),
        )
      );
    case 'tiles':
      return (
        fill(d`M${x} ${y}h${w}v${h}h${-w}Z`, tone.ground) +
        fill(d`M${x} ${y}h${w * 0.5}v${h * 0.5}h${-w * 0.5}Z`, tone.mid) +
        fill(d`M${x + w * 0.5} ${y + h * 0.5}h${w * 0.5}v${h * 0.5}h${-w * 0.5}Z`, tone.shade) +
        dot(x + w * 0.5, y + h * 0.5, Math.min(w, h) * 0.24, tone.accent)
      );
  }
}
