import type { Kit } from './product.ts';
import { d, fill, mirrored, oval, place, soft, stitch, stroke } from './shape.ts';

type Fold = { readonly print: string; readonly neck: 'crew' | 'collar' | 'zip'; readonly trim: string };

/** A top folded for the shelf: a squarish parcel with the collar up and a sleeve's edge showing at the side. */
export function folded(kit: Kit, { print, neck, trim }: Fold): string {
  const { tone } = kit;
  const parcel = mirrored([
    [166, 100, 6],
    [118, 122, 16],
    [112, 308, 12],
  ]);
  return (
    fill(
      mirrored([
        [118, 128, 16],
        [104, 318, 12],
      ]),
      tone.deep,
    ) +
    fill(
      mirrored([
        [162, 98, 8],
        [112, 122, 16],
        [106, 310, 12],
      ]),
      tone.shade,
    ) +
    fill(parcel, tone.base) +
    kit.clip(parcel, print + fill('M300 100V320H236Q262 210 250 100Z', tone.shade, print ? 0.4 : 0.7)) +
    stroke('M128 136Q134 220 126 304M272 136Q266 220 274 304', tone.deep, 2.4) +
    necks[neck](kit, trim)
  );
}

const necks: Readonly<Record<Fold['neck'], (kit: Kit, trim: string) => string>> = {
  crew: ({ tone }, trim) =>
    oval(200, 104, 37, 17, tone.deep) +
    fill('M186 96H214V112Q200 116 186 112Z', tone.paper) +
    stroke('M163 104A37 17 0 0 1 237 104', tone.mid, 6) +
    stroke('M163 104Q166 132 200 132Q234 132 237 104', trim, 9),
  collar: ({ tone }, trim) =>
    oval(200, 104, 36, 16, tone.deep) +
    fill('M188 94H212V110H188Z', tone.paper) +
    fill('M190 130H210V314H190Z', tone.mid) +
    stitch('M191 140V312M209 140V312', tone.line, 1.4) +
    `<path d="M200 160V300" fill="none" stroke="${tone.paper}" stroke-width="9" stroke-dasharray="0 34"/>` +
    fill(
      soft([
        [164, 96, 5],
        [200, 124, 3],
        [178, 154, 4],
        [150, 112, 4],
      ]),
      trim,
    ) +
    place(
      fill(
        soft([
          [164, 96, 5],
          [200, 124, 3],
          [178, 154, 4],
          [150, 112, 4],
        ]),
        trim,
      ),
      { mirror: true },
    ) +
    stroke('M164 97A36 14 0 0 1 236 97', trim, 6),
  zip: ({ tone }, trim) =>
    fill(
      mirrored([
        [164, 74, 10],
        [158, 118, 10],
      ]),
      trim,
    ) +
    oval(200, 80, 32, 9, tone.deep) +
    stroke('M200 90V196', tone.deep, 6) +
    stroke('M200 90V196', tone.metal, 2, '3 4') +
    stroke(d`M200 196v14`, tone.metal, 5),
};
