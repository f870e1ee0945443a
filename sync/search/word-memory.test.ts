import { expect, test } from 'vitest';
import { wordMemory } from './word-memory.ts';

const wordsIn = (memory: ReturnType<typeof wordMemory>, text: string): string[] => {
  const terms: string[] = [];
  memory.eachPiece(text, (words) => terms.push(...words.map(({ term }) => term)));
  return terms;
};

test('RP19 it grows with the words it holds, and knows all of them afterwards', () => {
  const memory = wordMemory();
  const met = Array.from({ length: 20_000 }, (_, number) => `word${number}`);
  wordsIn(memory, met[0] ?? '');
  expect(memory.heldBytes).toBeLessThan(100_000);
  const first: object[] = [];
  for (const word of met) memory.eachPiece(word, (words) => first.push(words));
  const again: object[] = [];
  for (const word of met) memory.eachPiece(word, (words) => again.push(words));
  // The same objects: nothing was taken apart twice.
  expect(again.every((words, place) => words === first[place])).toBe(true);
  expect(met.flatMap((word) => wordsIn(memory, word))).toEqual(met);
});

test('RP19 what is forgotten takes no room, and is met anew', () => {
  const memory = wordMemory();
  expect(wordsIn(memory, 'Moss cap')).toEqual(['moss', 'cap']);
  memory.forget();
  expect(memory.heldBytes).toBe(0);
  expect(wordsIn(memory, 'cap moss')).toEqual(['cap', 'moss']);
});
