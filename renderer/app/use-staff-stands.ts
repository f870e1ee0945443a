import { useEffect, useState } from 'react';
import { deskClient, NoAnswer } from './desk-client.ts';
import { useKiosk } from './kiosk.tsx';
import { useLive } from './use-live.ts';

/**
 * Somebody who works here is signed in, and the back office says that they still are: this window's memory alone would not know that a
 * session has run out (FR37).
 */
export function useStaffStands(): boolean {
  const { memory } = useKiosk();
  const token = useLive(memory.staff).session?.token ?? null;
  const [standing, setStanding] = useState<string | null>(null);
  useEffect(() => {
    if (token === null) return;
    let over = false;
    deskClient(token)
      .list()
      .then(
        () => over || setStanding(token),
        (problem: unknown) => {
          const hasEnded = problem instanceof NoAnswer && problem.trouble === 'signed-out';
          if (!over && hasEnded) memory.staff.set({ session: null, ended: true });
        },
      );
    return () => {
      over = true;
    };
  }, [memory, token]);
  return token !== null && standing === token;
}
