import { describe, expect, test } from 'vitest';
import { drawPicture, type View } from './draw.ts';
import { pictureTypes } from './types.ts';

const views: readonly View[] = ['front', 'angle', 'detail', 'scene'];
const colours = ['#1f6f5c', '#141414', '#ffffff', '#8a8d91', '#f2d94e', '#c43d3d'];
const FULL_SIZE = 8 * 1024;

const idsOf = (svg: string): readonly string[] => [...svg.matchAll(/\bid="([^"]+)"/g)].map((found) => found[1] ?? '');
const usesOf = (svg: string): readonly string[] => [...svg.matchAll(/url\(#([^)]+)\)/g)].map((found) => found[1] ?? '');

/** What is left open, or closed out of turn: nothing, in a well-formed drawing. */
function unbalanced(svg: string): string | null {
  const open: string[] = [];
  for (const [, close, name = '', self] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[a-zA-Z-]+="[^"<>]*")*(\/?)>/g)) {
    if (close && open.pop() !== name) return name;
    if (!close && !self) open.push(name);
  }
  return open[0] ?? null;
}

describe.each(pictureTypes)('a picture of a %s', (type) => {
  test.each(views)('is well-formed, small and harmless from the %s', (view) => {
    for (const [i, colour] of colours.entries()) {
      const svg = drawPicture({ type, colour, seed: i * 7919 + 3, view });
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 400 400" [^>]*>.*<\/svg>$/s);
      expect(unbalanced(svg)).toBeNull();
      expect(svg.replace(/<\/?[a-zA-Z]+(?:\s[a-zA-Z-]+="[^"<>]*")*\/?>/g, '')).toBe('');
      expect(svg).not.toMatch(/NaN|undefined|null|Infinity|\d{1,}\.\d{4,}/);
      expect(svg).not.toMatch(/<script|<style|<image|<use|foreignObject|[\s:]href=|\son[a-z]+=/i);
      expect(svg.length).toBeLessThan(FULL_SIZE);
    }
  });

  test('is the same for the same request, and another for another colour, seed or view', () => {
    const request = { type, colour: '#1f6f5c', seed: 42, view: 'front' } as const;
    const others = [
      drawPicture({ ...request, colour: '#27304a' }),
      drawPicture({ ...request, seed: 43 }),
      ...views.slice(1).map((view) => drawPicture({ ...request, view })),
    ];
    expect(drawPicture(request)).toBe(drawPicture(request));
    expect(new Set([drawPicture(request), ...others]).size).toBe(others.length + 1);
  });
});

test('pictures inlined in one page share no id, and use only their own', () => {
  const seen = new Set<string>();
  for (const type of pictureTypes)
    for (const view of views)
      for (const colour of colours) {
        const svg = drawPicture({ type, colour, seed: 5, view });
        const ids = idsOf(svg);
        for (const id of ids) expect(seen.has(id)).toBe(false);
        for (const id of ids) seen.add(id);
        expect(ids).toEqual(expect.arrayContaining([...usesOf(svg)]));
      }
  expect(seen.size).toBeGreaterThan(pictureTypes.length);
});

test('a wall of one product in one colour shows no two alike', () => {
  const shape = (seed: number): string =>
    drawPicture({ type: 'jacket', colour: '#1f6f5c', seed, view: 'front' }).replace(/"p[a-z0-9]+"|#p?[a-z0-9]+/g, '');
  expect(new Set(Array.from({ length: 500 }, (_, seed) => shape(seed))).size).toBe(500);
});

test('one seed is one product: its views wear the same colours', () => {
  const paints = (view: View): ReadonlySet<string> =>
    new Set(drawPicture({ type: 'backpack', colour: '#2b5f9e', seed: 11, view }).match(/#[0-9a-f]{6}/g));
  for (const view of views) expect(paints(view)).toContain('#2b5f9e');
});

describe('colours at the edge of what can be shaded', () => {
  test.each(['#000000', '#ffffff', '#808080'])('%s still stands out from its ground', (colour) => {
    for (let seed = 0; seed < 40; seed++) {
      const svg = drawPicture({ type: 't-shirt', colour, seed, view: 'front' });
      const [ground = '', ...paints] = svg.match(/#[0-9a-f]{6}/g) ?? [];
      expect(Math.max(...paints.map((paint) => Math.abs(luma(paint) - luma(ground))))).toBeGreaterThan(35);
    }
  });
});

function luma(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  return 0.21 * (value >> 16) + 0.72 * ((value >> 8) & 255) + 0.07 * (value & 255);
}
