import { useEffect } from 'react';
import { useKiosk } from './kiosk.tsx';
import { QuietDoor } from './quiet-door.ts';
import { routes } from './routes.ts';

/** Marks what is to be tapped: nothing happens there for a shopper. */
export const quietDoorMark = { 'data-quiet-door': '' } as const;

const keys: ReadonlyMap<string, string> = new Map([
  ['KeyD', routes.diagnostics()],
  ['KeyO', routes.desk()],
]);

/**
 * The ways for who works here: five taps on the status pill, or Ctrl+Alt+D, to the page for IT, which shows how the kiosk fares and nothing
 * personal; from there, or with Ctrl+Alt+O, to the orders desk, where there is somebody who may sign in.
 */
export function StaffDoor() {
  const { journey, settings } = useKiosk();
  useEffect(() => {
    const door = new QuietDoor();
    const open = (path: string) => {
      if (journey.here.path !== path) journey.go(path);
    };
    const tapped = ({ target, timeStamp }: PointerEvent) => {
      const atDoor = target instanceof Element && target.closest('[data-quiet-door]') !== null;
      if (!atDoor) door.elsewhere();
      else if (door.tap(timeStamp)) open(routes.diagnostics());
    };
    const pressed = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey) return;
      const path = keys.get(event.code);
      if (path === undefined || (path === routes.desk() && !settings.desk)) return;
      event.preventDefault();
      open(path);
    };
    window.addEventListener('pointerup', tapped);
    window.addEventListener('keydown', pressed);
    return () => {
      window.removeEventListener('pointerup', tapped);
      window.removeEventListener('keydown', pressed);
    };
  }, [journey, settings]);
  return null;
}
