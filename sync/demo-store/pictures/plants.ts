import { d, dot, fill, repeat, stroke } from './shape.ts';

const LEAF = '#5f8a68';
const DARK = '#456b52';
const PALE = '#8fb08a';

const leaf = (x: number, y: number, tipX: number, tipY: number, wide: number, paint: string): string => {
  const [mx, my] = [(x + tipX) / 2, (y + tipY) / 2];
  const length = Math.hypot(tipX - x, tipY - y) || 1;
  const [nx, ny] = [(-(tipY - y) / length) * wide, ((tipX - x) / length) * wide];
  return fill(d`M${x} ${y}Q${mx + nx} ${my + ny} ${tipX} ${tipY}Q${mx - nx} ${my - ny} ${x} ${y}Z`, paint);
};

export const plants = ['blades', 'paddles', 'cactus', 'fern', 'trail', 'bush'] as const;
export type Plant = (typeof plants)[number];

/** A plant growing from x = 200 at y; `lean` bends it. */
export function drawPlant(kind: Plant, y: number, lean: number): string {
  switch (kind) {
    case 'blades':
      return repeat(7, (i) =>
        leaf(
          200 + (i - 3) * 9,
          y + 8,
          200 + (i - 3) * 25 + lean,
          y - 124 + Math.abs(i - 3) * 19 - (i % 2) * 18,
          15,
          [LEAF, DARK, PALE][i % 3] ?? LEAF,
        ),
      );
    case 'paddles':
      return repeat(5, (i) => {
        const [x, top] = [200 + (i - 2) * 42 + lean, y - 108 + Math.abs(i - 2) * 27 - (i % 2) * 12];
        return (
          stroke(d`M200 ${y + 6}Q${200 + (i - 2) * 10} ${top + 50} ${x} ${top + 22}`, DARK, 4) +
          leaf(x - (i - 2) * 5, top + 36, x + (i - 2) * 11, top - 42, 31, i % 2 ? DARK : LEAF) +
          stroke(d`M${x} ${top + 22}L${x + (i - 2) * 7} ${top - 22}`, PALE, 2)
        );
      });
    case 'cactus':
      return (
        stroke(d`M200 ${y + 8}V${y - 96}M200 ${y - 26}H${150}V${y - 60}M200 ${y - 42}H244V${y - 82}`, LEAF, 38) +
        stroke(d`M192 ${y}V${y - 96}M208 ${y}V${y - 96}`, DARK, 3, '6 9') +
        dot(200 + lean * 0.3, y - 116, 9, '#e58a8f')
      );
    case 'fern': {
      const frond = (i: number): string =>
        d`M200 ${y + 6}Q${200 + (i - 4) * 14} ${y - 120} ${200 + (i - 4) * 31 + lean} ${y - 118 + (i - 4) ** 2 * 9}`;
      const odd = repeat(4, (i) => frond(i * 2 + 1));
      const even = repeat(5, (i) => frond(i * 2));
      return stroke(odd, DARK, 17, '3 5') + stroke(even, LEAF, 17, '3 5') + stroke(odd + even, DARK, 2.4);
    }
    case 'trail':
      return (
        repeat(6, (i) => {
          const x = 200 + (i - 2.5) * 36;
          const path = d`M200 ${y}Q${x} ${y - 46} ${x + (i - 2.5) * 9} ${y + 34 + ((i * 29) % 50)}`;
          return stroke(path, DARK, 3) + stroke(path, i % 2 ? LEAF : PALE, 17, '0 21');
        }) +
        dot(200, y - 16, 26, LEAF) +
        dot(174, y - 6, 19, DARK) +
        dot(228, y - 8, 21, PALE)
      );
    case 'bush':
      return (
        stroke(d`M200 ${y + 6}V${y - 46}`, '#8a6a4c', 9) +
        repeat(9, (i) =>
          dot(
            200 + Math.cos(i * 2.4) * (12 + i * 6.5) + lean * 0.4,
            y - 82 + Math.sin(i * 2.4) * (10 + i * 4.6),
            33 - i,
            [DARK, LEAF, PALE][i % 3] ?? LEAF,
          ),
        )
      );
  }
}

export const stems = ['none', 'twigs', 'tulips', 'grass', 'eucalyptus'] as const;
export type Stems = (typeof stems)[number];

/** What stands in a vase whose mouth is at y. */
export function drawStems(kind: Stems, y: number, paint: string, lean: number): string {
  const stem = (i: number, high: number): string =>
    d`M200 ${y + 30}Q${200 + (i - 2) * 8} ${y - high * 0.6} ${200 + (i - 2) * 32 + lean} ${y - high + Math.abs(i - 2) * 14}`;
  const tip = (i: number, high: number): readonly [number, number] => [
    200 + (i - 2) * 32 + lean,
    y - high + Math.abs(i - 2) * 14,
  ];
  switch (kind) {
    case 'none':
      return '';
    case 'twigs':
      return repeat(5, (i) => stroke(stem(i, 104), '#8a6a4c', 4) + stroke(stem(i, 104), paint, 10, '0 25'));
    case 'tulips':
      return (
        repeat(5, (i) => {
          const [x, top] = tip(i, 92);
          return (
            stroke(stem(i, 92), LEAF, 5) +
            fill(d`M${x - 15} ${top - 16}l8 9l7 -14l7 14l8 -9v16q0 18 -15 18t-15 -18Z`, paint)
          );
        }) +
        leaf(200, y + 20, 138 + lean, y - 52, 13, DARK) +
        leaf(200, y + 20, 266 + lean, y - 44, 12, LEAF)
      );
    case 'grass':
      return repeat(5, (i) => {
        const [x, top] = tip(i, 112);
        return (
          stroke(stem(i, 112), '#b79a63', 3) +
          leaf(x - (i - 2) * 6, top + 36, x + (i - 2) * 5, top - 22, 15, i % 2 ? '#d8bd86' : '#c8a76c')
        );
      });
    case 'eucalyptus':
      return repeat(5, (i) => stroke(stem(i, 106), DARK, 3) + stroke(stem(i, 106), i % 2 ? LEAF : PALE, 19, '0 23'));
  }
}
