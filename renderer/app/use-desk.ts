import { useCallback, useEffect, useMemo, useState } from 'react';
import type { StaffSession } from '../../sync/contract/staff.ts';
import { type DeskClient, deskClient, type DeskTrouble, NoAnswer } from './desk-client.ts';
import { useKiosk } from './kiosk.tsx';

export interface Desk {
  /** What was asked, or null where there was trouble: then it is told, or whoever asked is asked to sign in again. */
  ask<Value>(question: (client: DeskClient) => Promise<Value>): Promise<Value | null>;
  readonly trouble: Exclude<DeskTrouble, 'signed-out'> | null;
}

/** Asks at the desk for whoever is signed in. A session that has ended takes what it showed off the screen. */
export function useDesk({ token }: StaffSession): Desk {
  const { memory } = useKiosk();
  const [trouble, setTrouble] = useState<Desk['trouble']>(null);
  const client = useMemo(() => deskClient(token), [token]);
  const ask = useCallback<Desk['ask']>(
    async (question) => {
      try {
        const value = await question(client);
        setTrouble(null);
        return value;
      } catch (problem) {
        const why = problem instanceof NoAnswer ? problem.trouble : 'away';
        if (why !== 'signed-out') setTrouble(why);
        else if (memory.staff.get().session?.token === token) memory.staff.set({ session: null, ended: true });
        return null;
      }
    },
    [client, memory, token],
  );
  return { ask, trouble };
}

/** Read when it is first shown, again every few seconds where that is said, and whenever `again` is called. */
export function useAsked<Value>(
  { ask }: Desk,
  question: (client: DeskClient) => Promise<Value>,
  everyMs?: number,
): { readonly value: Value | null; again(): void } {
  const [value, setValue] = useState<Value | null>(null);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    let over = false;
    void ask(question).then((answer) => {
      if (!over && answer !== null) setValue(answer);
    });
    return () => {
      over = true;
    };
  }, [ask, question, turn]);
  useEffect(() => {
    if (everyMs === undefined) return;
    const timer = setInterval(again, everyMs);
    return () => clearInterval(timer);
  }, [again, everyMs]);
  return { value, again };
}
