import { hexOf, parseColour } from './oklch.ts';
import type { Dice } from './random.ts';

/** Every paint a drawing may use. All of them follow from the variant's colour and the product's seed. */
export type Tones = {
  /** The variant's colour, kept off pure black and pure white so that it can be shaded. */
  readonly base: string;
  readonly glow: string;
  readonly mid: string;
  readonly shade: string;
  readonly deep: string;
  /** Stitches and seams: whatever reads on `base`. */
  readonly line: string;
  readonly accent: string;
  readonly accentShade: string;
  readonly ink: string;
  readonly inkGlow: string;
  readonly paper: string;
  readonly paperShade: string;
  readonly metal: string;
  readonly metalShade: string;
  readonly wood: string;
  readonly woodShade: string;
  readonly ground: string;
  readonly groundShape: string;
  readonly groundDeep: string;
  readonly shadow: string;
};

const DARKEST = 0.27;
const LIGHTEST = 0.955;
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** White goods stand on a middle tone, pale goods on the palest, all others on a pale one. */
function groundLight(light: number): number {
  if (light > 0.9) return 0.835;
  return light > 0.76 ? 0.958 : 0.922;
}

export function tonesOf(colour: string, dice: Dice): Tones {
  const given = parseColour(colour);
  const light = clamp(given.light, DARKEST, LIGHTEST);
  const grey = given.chroma < 0.025;
  const chroma = given.chroma;
  const hue = grey ? dice.pick([25, 70, 150, 220, 265, 320]) : given.hue;
  const tint = Math.min(chroma, 0.03);
  // The hue turns a little towards blue in the shade and towards yellow in the light, as it does in daylight.
  const tone = (by: number, vivid = 1): string =>
    hexOf(clamp(light + by, 0.12, 0.99), chroma * vivid, hue + (grey ? 0 : -by * 45));
  const step = light < 0.4 ? 0.055 : 0.075;

  const far = dice.pick([180, 150, 210, 60, -60, 'cream', 'ink'] as const);
  const accentLight = light > 0.62 ? 0.44 : 0.8;
  const accentHue = typeof far === 'number' ? hue + far : 75;
  const accentChroma = typeof far === 'number' ? 0.115 : 0.025;
  const accent = far === 'ink' && light > 0.5 ? 0.3 : far === 'cream' && light < 0.8 ? 0.93 : accentLight;

  const groundHue = hue + 180 + dice.real(-38, 38);
  const groundL = groundLight(light) + dice.real(-0.012, 0.012);
  const groundC = dice.real(0.014, 0.036);
  const ground = (by: number, vivid: number): string => hexOf(groundL + by, groundC * vivid, groundHue);
  return {
    base: tone(0),
    glow: tone(step, 0.95),
    mid: tone(-step * 0.5),
    shade: tone(-step),
    deep: tone(-step * 2.1, 0.9),
    line: light > 0.62 ? tone(-0.24, 0.9) : tone(0.26, 0.7),
    accent: hexOf(accent, accentChroma, accentHue),
    accentShade: hexOf(accent - 0.08, accentChroma, accentHue),
    ink: hexOf(0.26, 0.012 + tint * 0.4, hue),
    inkGlow: hexOf(0.37, 0.014 + tint * 0.4, hue),
    paper: hexOf(0.965, 0.012, 85),
    paperShade: hexOf(0.89, 0.018, 80),
    metal: hexOf(0.84, 0.008, hue),
    metalShade: hexOf(0.68, 0.012, hue),
    wood: hexOf(0.72, 0.075, 65),
    woodShade: hexOf(0.61, 0.08, 60),
    ground: ground(0, 1),
    groundShape: groundL > 0.94 || dice.chance(0.5) ? ground(-0.045, 1.35) : ground(0.032, 0.7),
    groundDeep: ground(-0.09, 1.6),
    shadow: ground(-0.17, 1.5),
  };
}

/** The same product in the next colourway, for a scene that shows two. */
export function otherColour(colour: string, dice: Dice): string {
  const { light, chroma, hue } = parseColour(colour);
  if (chroma < 0.025) return hexOf(light > 0.6 ? 0.48 : 0.74, 0.09, dice.pick([40, 150, 245]));
  const turned = hue + dice.pick([75, -75, 140, 200]);
  return hexOf(light > 0.6 ? light - 0.18 : light + 0.2, Math.min(chroma, 0.11), turned);
}
