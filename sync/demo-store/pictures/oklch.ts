/** Colour as the eye sorts it: lightness 0 to 1, chroma 0 to about 0.3, hue in degrees. */
export type Oklch = { readonly light: number; readonly chroma: number; readonly hue: number };

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const toGamma = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;

export function parseColour(hex: string): Oklch {
  const value = /^#[0-9a-f]{6}$/i.test(hex) ? Number.parseInt(hex.slice(1), 16) : 0x808080;
  const r = toLinear((value >> 16) / 255);
  const g = toLinear(((value >> 8) & 255) / 255);
  const b = toLinear((value & 255) / 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    light: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, c),
    hue: ((Math.atan2(c, a) * 180) / Math.PI + 360) % 360,
  };
}

function linearRgb(light: number, chroma: number, hue: number): readonly [number, number, number] {
  const turn = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(turn);
  const b = chroma * Math.sin(turn);
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const shows = (channel: number): boolean => channel > -0.002 && channel < 1.002;

/** Colours a screen cannot show lose chroma, never lightness: the reading of light and dark must survive. */
export function hexOf(light: number, chroma: number, hue: number): string {
  let held = Math.max(0, chroma);
  let rgb = linearRgb(light, held, hue);
  for (let tries = 0; tries < 12 && !rgb.every(shows); tries++) {
    held *= 0.8;
    rgb = linearRgb(light, held, hue);
  }
  let value = 0;
  for (const channel of rgb) {
    const byte = Math.round(toGamma(Math.min(1, Math.max(0, channel))) * 255);
    value = value * 256 + byte;
  }
  return `#${value.toString(16).padStart(6, '0')}`;
}
