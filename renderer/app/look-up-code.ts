import type { Kiosk } from './kiosk.tsx';
import { routes } from './routes.ts';

/** From a barcode to its product, to a choice of several, or to words about why not. */
export async function lookUpCode({ engine, journey, memory }: Kiosk, code: string): Promise<void> {
  const visit = memory.visit();
  const answer = await engine.catalog.barcode(code).catch(() => null);
  if (memory.visit() !== visit) return;
  if (answer === null) return memory.scan.set({ state: 'missed', code, why: 'no-answer' });
  if (answer.found === 'nothing') return memory.scan.set({ state: 'missed', code, why: answer.reason });
  if (answer.found === 'several') return memory.scan.set({ state: 'several', products: answer.products });
  memory.scan.set({ state: 'closed' });
  journey.go(routes.product(answer.product, { variant: answer.variant, piece: answer.embedded }));
}
