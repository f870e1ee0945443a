import { describe, expect, test } from 'vitest';
import { pictureTypes } from '../pictures/types.ts';
import { mediaId, parseMediaId } from './media-id.ts';

describe('a media id', () => {
  test('names all that the picture is drawn from', () => {
    const parts = { type: 'jacket', colour: '#1f6f5c', seed: 83_812, view: 'front' } as const;
    expect(mediaId(parts)).toBe('jacket-1f6f5c-83812-front');
    expect(parseMediaId('jacket-1f6f5c-83812-front')).toEqual(parts);
  });

  test('reads back for every type, also those with hyphens in their names', () => {
    for (const type of pictureTypes) {
      const parts = { type, colour: '#00ff7a', seed: 0, view: 'scene' } as const;
      expect(parseMediaId(mediaId(parts))).toEqual(parts);
    }
  });

  test.each([
    '',
    'jacket',
    'rocket-1f6f5c-83812-front',
    'jacket-1F6F5C-83812-front',
    'jacket-1f6f5-83812-front',
    'jacket-1f6f5c--front',
    'jacket-1f6f5c-83812-back',
    'jacket-1f6f5c-83812-front.svg',
    '../jacket-1f6f5c-83812-front',
    'toString-1f6f5c-1-front',
    'jacket-1f6f5c-9999999999-front',
  ])('that is none of ours is refused: "%s"', (id) => {
    expect(parseMediaId(id)).toBeNull();
  });
});
