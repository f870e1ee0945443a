import { useKiosk, usePath } from '../../app/kiosk.tsx';
import { orderOf, patterns } from '../../app/routes.ts';
import { useLive } from '../../app/use-live.ts';
import { CarryScreen } from './carry.tsx';
import { DeskListScreen } from './desk-list.tsx';
import { DeskOrderScreen } from './desk-order.tsx';
import { SignInScreen } from './sign-in.tsx';
import { TrailScreen } from './trail.tsx';
import './desk.css';

/** The orders desk: behind a PIN, gone with the visit, and with the session wherever one is in it. */
export function DeskScreen() {
  const { memory } = useKiosk();
  const { session, ended } = useLive(memory.staff);
  const path = usePath();
  if (session === null) return <SignInScreen ended={ended} />;
  if (path.startsWith(patterns.deskOrder)) return <DeskOrderScreen session={session} id={orderOf(path)} />;
  if (path.startsWith(patterns.deskCarry)) return <CarryScreen session={session} />;
  if (path.startsWith(patterns.deskTrail)) return <TrailScreen session={session} />;
  return <DeskListScreen session={session} />;
}
