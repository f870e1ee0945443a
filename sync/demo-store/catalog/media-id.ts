import type { View } from '../pictures/draw.ts';
import { pictureTypes, type PictureType } from '../pictures/types.ts';

/** All that a picture is drawn from, in its name: the store draws from the id alone and keeps no pictures. */
type MediaParts = {
  readonly type: PictureType;
  /** `#rrggbb` */
  readonly colour: string;
  readonly seed: number;
  readonly view: View;
};

const form = /^([a-z]+(?:-[a-z]+)*)-([0-9a-f]{6})-(\d{1,9})-(front|angle|detail|scene)$/;
const knownTypes: ReadonlySet<string> = new Set(pictureTypes);
const isPictureType = (name: string): name is PictureType => knownTypes.has(name);

/** `jacket-1f6f5c-83812-front` */
export const mediaId = ({ type, colour, seed, view }: MediaParts): string =>
  `${type}-${colour.slice(1)}-${seed}-${view}`;

/** The parts of an id, or null when it is none of ours. */
export function parseMediaId(id: string): MediaParts | null {
  const [, type = '', colour = '', seed = '', view = ''] = form.exec(id) ?? [];
  if (!isPictureType(type)) return null;
  return { type, colour: `#${colour}`, seed: Number(seed), view: view as View };
}
