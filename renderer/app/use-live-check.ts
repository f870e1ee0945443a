import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FellBack } from '../../sync/worker/catalog-api.ts';
import type { LiveCheck } from '../words/badge.ts';
import { useKiosk } from './kiosk.tsx';

/** Where nobody was asked there is nothing to say of an answer. */
const saidOf: Readonly<Record<FellBack, LiveCheck>> = {
  away: 'unanswered',
  slow: 'unanswered',
  unreadable: 'unanswered',
  busy: 'none',
  unsupported: 'none',
};

/** Has the store asked for a variant that is looked at. `answered` is said together with the figures it is about, so nothing jumps twice (FR13). */
export function useLiveCheck(product: string, variant: string): LiveCheck {
  const { engine } = useKiosk();
  const queries = useQueryClient();
  const [told, tell] = useState<{ readonly variant: string; readonly check: LiveCheck } | null>(null);
  useEffect(() => {
    let isLeft = false;
    const ask = async (): Promise<LiveCheck> => {
      const answer = await engine.catalog.checkStock(variant);
      if (answer.kind === 'fell-back') return saidOf[answer.why];
      await queries.refetchQueries({ queryKey: ['product', product] });
      return 'answered';
    };
    const tellOnce = (check: LiveCheck) => {
      if (!isLeft) tell({ variant, check });
    };
    ask().then(tellOnce, () => tellOnce('unanswered'));
    return () => {
      isLeft = true;
    };
  }, [engine, queries, product, variant]);
  return told?.variant === variant ? told.check : 'checking';
}
