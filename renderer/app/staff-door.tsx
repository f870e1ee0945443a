import { useEffect } from 'react';
import { useKiosk } from './kiosk.tsx';
import { QuietDoor } from './quiet-door.ts';
import { patterns, routes } from './routes.ts';

/** Marks what is to be tapped: nothing happens there for a shopper. */
export const quietDoorMark = { 'data-quiet-door': '' } as const;

/** The way to the page for IT: five taps on the status pill, or Ctrl+Alt+D. It shows how the kiosk fares, and nothing personal. */
export function StaffDoor() {
  const { journey } = useKiosk();
  useEffect(() => {
    const door = new QuietDoor();
    const open = () => {
      if (journey.here.path !== patterns.diagnostics) journey.go(routes.diagnostics());
    };
    const tapped = ({ target, timeStamp }: PointerEvent) => {
      const atDoor = target instanceof Element && target.closest('[data-quiet-door]') !== null;
      if (!atDoor) door.elsewhere();
      else if (door.tap(timeStamp)) open();
    };
    const pressed = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || event.code !== 'KeyD') return;
      event.preventDefault();
      open();
    };
    window.addEventListener('pointerup', tapped);
    window.addEventListener('keydown', pressed);
    return () => {
      window.removeEventListener('pointerup', tapped);
      window.removeEventListener('keydown', pressed);
    };
  }, [journey]);
  return null;
}
