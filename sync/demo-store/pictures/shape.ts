/** A corner: x, y and, where it is not the shape's own, how round it is. */
export type Corner = readonly [x: number, y: number, round?: number];

const round = (value: number): number => Math.round(value * 10) / 10;

/** Path text with its numbers cut to a tenth: a drawing has hundreds of them and has to stay small. */
export function d(text: TemplateStringsArray, ...values: readonly number[]): string {
  let path = text[0] ?? '';
  for (let i = 0; i < values.length; i++) path += round(values[i] ?? 0) + (text[i + 1] ?? '');
  return path;
}

/** A closed shape through the corners, each rounded by at most half of its shorter side. */
export function soft(corners: readonly Corner[], radius = 8): string {
  let path = '';
  const count = corners.length;
  for (let i = 0; i < count; i++) {
    const here = corners[i];
    const before = corners[(i + count - 1) % count];
    const after = corners[(i + 1) % count];
    if (!here || !before || !after) continue;
    const [x, y, own = radius] = here;
    const [inX, inY] = towards(here, before, own);
    const [outX, outY] = towards(here, after, own);
    path += `${path ? 'L' : 'M'}${round(inX)} ${round(inY)}Q${round(x)} ${round(y)} ${round(outX)} ${round(outY)}`;
  }
  return `${path}Z`;
}

function towards(from: Corner, to: Corner, distance: number): readonly [number, number] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const share = Math.min(distance, length / 2) / length;
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

type Quad = readonly [x1: number, y1: number, x2: number, y2: number, x3: number, y3: number, x4: number, y4: number];

/** Four corners, all rounded alike: most straps, patches and soles. */
export function quad(...[x1, y1, x2, y2, x3, y3, x4, y4, radius]: readonly [...Quad, radius: number]): string {
  return soft(
    [
      [x1, y1],
      [x2, y2],
      [x3, y3],
      [x4, y4],
    ],
    radius,
  );
}

/** A shape that is the same left and right: its left half, from the top to the bottom, mirrored about x = 200. */
export function mirrored(left: readonly Corner[], radius = 8): string {
  const right = left.map(([x, y, own = radius]): Corner => [400 - x, y, own]).toReversed();
  return soft([...left, ...right], radius);
}

export const fill = (path: string, paint: string, opacity = 1): string =>
  `<path d="${path}" fill="${paint}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

export const stroke = (path: string, paint: string, width: number, dash = ''): string =>
  `<path d="${path}" fill="none" stroke="${paint}" stroke-width="${round(width)}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;

/** A row of sewn stitches. */
export const stitch = (path: string, paint: string, width = 2): string => stroke(path, paint, width, '5 5');

export const oval = (x: number, y: number, rx: number, ry: number, paint: string): string =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${paint}"/>`;

export const dot = (x: number, y: number, r: number, paint: string): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${paint}"/>`;

export const ring = (x: number, y: number, r: number, paint: string, width: number): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="none" stroke="${paint}" stroke-width="${round(width)}"/>`;

export const box = (x: number, y: number, w: number, h: number, r: number, paint: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="${round(r)}" fill="${paint}"/>`;

/** The outline of a box. */
export const frame = (x: number, y: number, w: number, h: number, r: number, paint: string, width: number): string =>
  stroke(
    d`M${x + r} ${y}h${w - 2 * r}q${r} 0 ${r} ${r}v${h - 2 * r}q0 ${r} ${-r} ${r}h${2 * r - w}q${-r} 0 ${-r} ${-r}v${2 * r - h}q0 ${-r} ${r} ${-r}Z`,
    paint,
    width,
  );

export type Place = { x?: number; y?: number; turn?: number; scale?: number; mirror?: boolean; about?: Corner };

/** Moves, turns, scales and mirrors what it is given about a point, by default the middle of the picture. */
export function place(content: string, { x = 0, y = 0, turn = 0, scale = 1, mirror = false, about }: Place): string {
  const [ox, oy] = about ?? [200, 200];
  const spin = turn ? `rotate(${round(turn)})` : '';
  const sx = Math.round(scale * 1000) / 1000;
  const size = scale !== 1 || mirror ? `scale(${mirror ? -sx : sx} ${sx})` : '';
  const back = spin || size ? `translate(${round(-ox)} ${round(-oy)})` : '';
  const to = back ? [ox + x, oy + y] : [x, y];
  return `<g transform="translate(${round(to[0] ?? 0)} ${round(to[1] ?? 0)})${spin}${size}${back}">${content}</g>`;
}

export function repeat(count: number, draw: (index: number) => string): string {
  let all = '';
  for (let i = 0; i < count; i++) all += draw(i);
  return all;
}
