import { expect, test } from 'vitest';
import { Journey } from './journey.ts';

test('going back finds the place as it was left', () => {
  const journey = new Journey('/');
  journey.go('/search?text=boot');
  journey.here.scrolled = 900;
  const { id } = journey.here;
  journey.go('/product?id=1');
  journey.back();
  expect(journey.here).toEqual({ id, path: '/search?text=boot', scrolled: 900 });
});

test('the same page asked differently is no step to go back over, and begins at its top', () => {
  const journey = new Journey('/');
  journey.go('/search?text=b');
  const { id } = journey.here;
  journey.here.scrolled = 50;
  journey.replace('/search?text=bo');
  expect(journey.here).toEqual({ id, path: '/search?text=bo', scrolled: 0 });
  journey.back();
  expect(journey.here.path).toBe('/');
});

test('a new start forgets the way, and the same path is another page', () => {
  const journey = new Journey('/');
  const { id } = journey.here;
  journey.go('/cart');
  journey.startAt('/');
  expect(journey.canGoBack).toBe(false);
  expect(journey.here.id).not.toBe(id);
  journey.back();
  expect(journey.here.path).toBe('/');
});
