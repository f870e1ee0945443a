import type { Theme } from './settings-schema.ts';

/** WCAG 2 AA for text. A kiosk is read standing, in daylight, by everybody. */
export const leastContrast = 4.5;

type Colour = 'ink' | 'soft' | 'paper' | 'card' | 'accent' | 'accentInk';

/** Every pair of colours in which words are set. */
const pairs: readonly (readonly [words: Colour, ground: Colour])[] = [
  ['ink', 'paper'],
  ['soft', 'paper'],
  ['ink', 'card'],
  ['soft', 'card'],
  ['accentInk', 'accent'],
];

export function tooFaint(theme: Theme): readonly { words: Colour; ground: Colour; ratio: number }[] {
  return pairs
    .map(([words, ground]) => ({ words, ground, ratio: contrast(theme[words], theme[ground]) }))
    .filter(({ ratio }) => ratio < leastContrast);
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
