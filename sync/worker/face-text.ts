import type { Face } from './face.ts';

/** Faces as short texts: brands, rows of colours and of categories come again and again, and a product's variants mostly have numbers in a row. */
export interface FaceTexts {
  write(face: Face): string;
  read(ordinal: number, text: string): Face;
}

type Packed = readonly [
  brand: number,
  colours: number,
  categories: number,
  variants: readonly number[],
  media: string | null,
  title: string,
];

/** In no id. */
const between = '\0';

export function faceTexts(): FaceTexts {
  const brands = numbered();
  const colours = numbered();
  const categories = numbered();
  return {
    write(face) {
      const { brand, media, variants, title } = face;
      const packed: Packed = [
        brands.numberOf(brand),
        colours.numberOf(face.colours.join(' ')),
        categories.numberOf(face.categories.join(between)),
        packRun(variants),
        media,
        title,
      ];
      return JSON.stringify(packed);
    },
    read(ordinal, text) {
      const [brand, row, own, variants, media, title] = JSON.parse(text) as Packed;
      const swatches = colours.textOf(row);
      const among = categories.textOf(own);
      return {
        ...{ ordinal, title, media, brand: brands.textOf(brand), variants: unpackRun(variants) },
        colours: swatches === '' ? [] : swatches.split(' '),
        categories: among === '' ? [] : among.split(between),
      };
    },
  };
}

/** Numbers in a row as the first of them and, below zero, how many. */
function packRun(numbers: readonly number[]): readonly number[] {
  const [first = 0] = numbers;
  const isRun = numbers.length > 1 && numbers.every((number, index) => number === first + index);
  return isRun ? [first, -numbers.length] : numbers;
}

function unpackRun(packed: readonly number[]): readonly number[] {
  const [first = 0, count = 0] = packed;
  return count < 0 ? Array.from({ length: -count }, (_, index) => first + index) : packed;
}

function numbered() {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    numberOf(text: string): number {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
    textOf: (number: number): string => texts[number] ?? '',
  };
}
