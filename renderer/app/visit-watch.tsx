import { useEffect } from 'react';
import { useKiosk } from './kiosk.tsx';

/** Marks the buttons that end a visit: touching them is not an answer to "are you still there?". */
export const endsVisitMark = { 'data-ends-visit': '' } as const;

const signsOfLife = ['pointerdown', 'keydown', 'wheel'] as const;

/** Tells the keeper of the visit that somebody is there. */
export function VisitWatch() {
  const { visit } = useKiosk();
  useEffect(() => {
    const notice = (event: Event) => {
      const ending = event.target instanceof Element && event.target.closest('[data-ends-visit]') !== null;
      if (!ending) visit.touch();
    };
    const options = { capture: true, passive: true };
    for (const sign of signsOfLife) window.addEventListener(sign, notice, options);
    return () => {
      for (const sign of signsOfLife) window.removeEventListener(sign, notice, options);
    };
  }, [visit]);
  return null;
}
