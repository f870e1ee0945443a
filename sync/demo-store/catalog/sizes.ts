import type { Random } from '../../kernel/random.ts';
import { sameInAll, text, type Text } from './languages.ts';

export type Scale = {
  readonly kind: 'size' | 'other';
  readonly name: Text;
  readonly values: readonly Text[];
  /** How much dearer each step makes it, as a factor. */
  readonly step: number;
  /** Is every product made in most of the steps (clothes), or in a few (things with a capacity)? */
  readonly wide: boolean;
};

const size = text('Size', 'Größe', 'Taille', 'Talla', 'المقاس');
const shoeSize = text('Size (EU)', 'Größe (EU)', 'Pointure (UE)', 'Talla (UE)', 'المقاس الأوروبي');
const measure = text('Dimensions', 'Maße', 'Dimensions', 'Medidas', 'الأبعاد');
const diameter = text('Diameter', 'Durchmesser', 'Diamètre', 'Diámetro', 'القطر');
const length = text('Length', 'Länge', 'Longueur', 'Longitud', 'الطول');
const height = text('Height', 'Höhe', 'Hauteur', 'Altura', 'الارتفاع');
const volume = text('Volume', 'Volumen', 'Volume', 'Volumen', 'السعة');
const storage = text('Storage', 'Speicher', 'Stockage', 'Almacenamiento', 'سعة التخزين');
const power = text('Power', 'Leistung', 'Puissance', 'Potencia', 'القدرة');
const sleeps = text('Sleeps', 'Schlafplätze', 'Places', 'Plazas', 'عدد الأشخاص');
const caseSize = text('Case', 'Gehäuse', 'Boîtier', 'Caja', 'قطر العلبة');

const centimetres = (value: string): Text =>
  text(`${value} cm`, `${value} cm`, `${value} cm`, `${value} cm`, `${value} سم`);
const millimetres = (value: string): Text =>
  text(`${value} mm`, `${value} mm`, `${value} mm`, `${value} mm`, `${value} مم`);
const watts = (value: string): Text => text(`${value} W`, `${value} W`, `${value} W`, `${value} W`, `${value} واط`);
const gigabytes = (value: string): Text =>
  value === '1024'
    ? text('1 TB', '1 TB', '1 To', '1 TB', '1 تيرابايت')
    : text(`${value} GB`, `${value} GB`, `${value} Go`, `${value} GB`, `${value} غيغابايت`);
const litres = (value: string): Text => {
  const comma = value.replace('.', ',');
  return text(`${value} l`, `${comma} l`, `${comma} l`, `${comma} l`, `${value} لتر`);
};

const worn = (name: Text, values: string): Scale => ({
  kind: 'size',
  name,
  values: values.split(' ').map(sameInAll),
  step: 1,
  wide: true,
});
const steps =
  (kind: Scale['kind']) =>
  (name: Text, values: string, unit: (value: string) => Text, step: number): Scale => ({
    kind,
    name,
    values: values.split(' ').map(unit),
    step,
    wide: false,
  });
const measured = steps('size');
const rated = steps('other');

export const scales = {
  letters: worn(size, 'XS S M L XL XXL'),
  waist: worn(size, '28 29 30 31 32 33 34 36 38'),
  shoes: worn(shoeSize, '36 37 38 39 40 41 42 43 44 45 46 47'),
  socks: worn(size, '35–38 39–42 43–46'),
  belt: measured(length, '80 90 100 110', centimetres, 1),
  covers: measured(measure, '40×40 50×50 40×60', centimetres, 1.15),
  blankets: measured(measure, '130×170 150×200 180×220', centimetres, 1.3),
  pans: measured(diameter, '20 24 28', centimetres, 1.2),
  pots: measured(diameter, '12 16 21', centimetres, 1.35),
  clocks: measured(diameter, '25 32', centimetres, 1.3),
  blades: measured(length, '9 15 20', centimetres, 1.35),
  heights: measured(height, '15 22 30', centimetres, 1.4),
  kettles: rated(volume, '1.0 1.7', litres, 1.15),
  packs: rated(volume, '18 24 32 45', litres, 1.18),
  bottles: rated(volume, '0.5 0.75 1.0', litres, 1.15),
  boxes: rated(volume, '14 25 40', litres, 1.4),
  tents: rated(sleeps, '1 2 3 4', sameInAll, 1.25),
  bags: measured(length, '175 190 205', centimetres, 1.06),
  poles: measured(length, '105 115 125', centimetres, 1),
  paddles: measured(length, '210 220 230', centimetres, 1.04),
  phones: rated(storage, '128 256 512', gigabytes, 1.16),
  laptops: rated(storage, '256 512 1024', gigabytes, 1.2),
  chargers: rated(power, '20 45 65', watts, 1.4),
  cases: measured(caseSize, '38 42 46', millimetres, 1.06),
} as const satisfies Record<string, Scale>;
export type ScaleName = keyof typeof scales;

/** A run of neighbouring sizes: a shop that has S and L has M. `generous` products come in most of them. */
export function sizesFor(random: Random, scale: Scale, generous: boolean): readonly Text[] {
  const all = scale.values.length;
  const most = scale.wide ? (generous ? 7 : 4) : 3;
  const least = scale.wide ? (generous ? 4 : 2) : 1;
  const count = Math.min(all, least + random.below(most - least + 1));
  // Two dice fall near the middle most often, where most bodies and most shelves are.
  const start = Math.floor(((random.next() + random.next()) / 2) * (all - count + 1));
  return scale.values.slice(start, start + count);
}
