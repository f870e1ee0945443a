import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { PublicSettings } from '../../sync/settings/public-settings.ts';
import type { Engine } from './engine.ts';
import type { Journey } from './journey.ts';
import type { Memory } from './memory.ts';
import type { VisitKeeper } from './visit.ts';

/** What lives as long as the window does; screens reach it through `useKiosk`. */
export interface Kiosk {
  readonly engine: Engine;
  readonly settings: PublicSettings;
  readonly journey: Journey;
  readonly visit: VisitKeeper;
  readonly memory: Memory;
}

const KioskContext = createContext<Kiosk | null>(null);

export function KioskProvider({ kiosk, children }: { readonly kiosk: Kiosk; readonly children: ReactNode }) {
  return <KioskContext value={kiosk}>{children}</KioskContext>;
}

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (kiosk === null) throw new Error('A screen was drawn outside of the kiosk');
  return kiosk;
}

/** The full path of where the shopper is, question mark and all. */
export function usePath(): string {
  const { journey } = useKiosk();
  return useSyncExternalStore(journey.subscribe, () => journey.here.path);
}

/** Changes with every step of the way, but not when the same page is asked for differently. */
export function useStopId(): number {
  const { journey } = useKiosk();
  return useSyncExternalStore(journey.subscribe, () => journey.here.id);
}
