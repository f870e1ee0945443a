import { afterEach, expect, test, vi } from 'vitest';
import { tellAnswered } from './answered.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('an answer is told with its name and its time, and with nothing else', () => {
  const window = new EventTarget();
  vi.stubGlobal('dispatchEvent', (event: Event) => window.dispatchEvent(event));
  const heard: unknown[] = [];
  window.addEventListener('endcap:answered', (event) => heard.push(event instanceof CustomEvent && event.detail));
  tellAnswered('search', 1.5);
  expect(heard).toEqual([{ name: 'search', ms: 1.5 }]);
});
