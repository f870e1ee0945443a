import { describe, expect, test } from 'vitest';
import { offersFor, remembered } from './search-words.ts';

describe('what was looked for in this visit', () => {
  test('comes back newest first, each once, however it was written', () => {
    expect(remembered(['boot', 'tent'], ' Tent ')).toEqual(['Tent', 'boot']);
  });

  test('keeps the words as they ended, not each letter on the way', () => {
    expect(remembered(['blue', 'boot'], 'blue tent')).toEqual(['blue tent', 'boot']);
    expect(remembered(['boot', 'blue'], 'blue tent')).toEqual(['blue tent', 'boot', 'blue']);
  });

  test('is not one letter, and not everything', () => {
    expect(remembered(['boot'], 'b')).toEqual(['boot']);
    expect(remembered(['ab', 'cd', 'ef', 'gh', 'ij'], 'kl')).toEqual(['kl', 'ab', 'cd', 'ef', 'gh']);
  });
});

describe('words to touch', () => {
  const texts = (offers: ReturnType<typeof offersFor>) => offers.map(({ text }) => text);

  test('for an empty field are those of the visit, then those of the catalog, none twice', () => {
    const offers = offersFor('', ['boot', 'tent'], ['Tent', 'jacket']);
    expect(texts(offers)).toEqual(['boot', 'tent', 'jacket']);
    expect(offers.map(({ from }) => from)).toEqual(['visit', 'visit', 'catalog']);
  });

  test('while typing are the ways to finish, without what is there already', () => {
    expect(texts(offersFor('tent', ['boot'], ['tent', 'tentpole', 'tents']))).toEqual(['tentpole', 'tents']);
  });

  test('are a handful', () => {
    const many = Array.from({ length: 20 }, (_, at) => `word ${at}`);
    expect(offersFor('', many, many)).toHaveLength(8);
  });
});
