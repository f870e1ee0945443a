import type { PictureType } from '../pictures/types.ts';
import type { Palette } from './colours.ts';
import type { Text } from './languages.ts';
import type { MaterialName } from './materials.ts';
import type { ScaleName } from './sizes.ts';

/** A sort of thing: what one calls it, what it is made of and what it costs. */
export type Kind = {
  readonly type: PictureType;
  /** What one calls it; a product bears one of them. */
  readonly nouns: readonly [Text, ...Text[]];
  readonly materials: readonly [MaterialName, ...MaterialName[]];
  readonly palette: Palette;
  readonly scale: ScaleName | null;
  /** In place of the family's, where those do not fit. */
  readonly features?: readonly [Text, ...Text[]];
  /** In place of the material's: a steel clock does not go in the dishwasher. */
  readonly care?: Text;
  readonly euros: readonly [from: number, to: number];
  readonly grams: readonly [from: number, to: number];
};

type Node = { readonly id: string; readonly name: Text };

export type Leaf = Node & { readonly kinds: readonly [Kind, ...Kind[]] };

/** Kinds that share what can be said of them. Texts agree with every noun in the family: no adjectives that would have to bend. */
export type Family = Node & {
  readonly leaves: readonly [Leaf, ...Leaf[]];
  /** What sets a product apart, as a phrase that can follow a comma. */
  readonly features: readonly [Text, ...Text[]];
  /** What it is for, as a whole sentence. */
  readonly uses: readonly [Text, ...Text[]];
};

export type Department = Node & {
  /** How much of the catalog it fills. */
  readonly share: number;
  readonly families: readonly [Family, ...Family[]];
};
