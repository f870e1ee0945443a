import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { PublicSettings } from '../../sync/settings/public-settings.ts';
import type { FrontPage } from '../../sync/worker/catalog-api.ts';
import { WakingScreen } from '../screens/waking.tsx';
import { App } from './app.tsx';
import { watchLeaps } from './clock-leap.ts';
import { signOut } from './desk-client.ts';
import type { Engine } from './engine.ts';
import { afterFirstPaint } from './first-paint.ts';
import { firstLanguage, firstScreen } from './first-screen.ts';
import { Journey } from './journey.ts';
import type { Kiosk } from './kiosk.tsx';
import { createMemory } from './memory.ts';
import { rememberPresses } from './press-origin.ts';
import { stillWithoutGraphics } from './motion.ts';
import { createQueries, frontQuery } from './queries.ts';
import { routes } from './routes.ts';
import { registerServiceWorker } from './service-worker-client.ts';
import { freshSettings } from './settings.ts';
import { applyTheme } from './theme.ts';
import { VisitKeeper } from './visit.ts';

interface Start {
  readonly engine: Engine;
  /** The settings of the last start: with them the shop opens without waiting for anybody. */
  readonly remembered: PublicSettings | null;
  /** Its goods, on their way already. */
  readonly front: Promise<FrontPage> | null;
}

export function startWindow({ engine, remembered, front }: Start): void {
  const root = createRoot(placeOf('kiosk'));
  const fresh = freshSettings();
  if (remembered === null) {
    root.render(<WakingScreen />);
    void fresh.then(({ settings }) => {
      engine.open(settings);
      begin(root, engine, settings, firstScreen(engine, settings));
    });
    return;
  }
  const kiosk = begin(root, engine, remembered, front ?? firstScreen(engine, remembered));
  void fresh.then(({ changed }) => {
    if (changed) kiosk.visit.whenNobody(() => window.location.reload());
  });
}

function placeOf(id: string): HTMLElement {
  const place = document.getElementById(id);
  if (place === null) throw new Error(`index.html has no place for the ${id}`);
  return place;
}

function begin(root: Root, engine: Engine, settings: PublicSettings, front: Promise<FrontPage>): Kiosk {
  applyTheme(settings.theme);
  rememberPresses(document.documentElement);
  const queries = createQueries(engine);
  const kiosk = createKiosk(engine, settings);
  // Whoever shows it asks for it under the same name, and gets this answer.
  const named = frontQuery(kiosk, firstLanguage(settings));
  queries.query({ ...named, queryFn: () => front }).catch(() => {});
  watchLeaps(leapPorts, engine.clockLeapt);
  root.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <App kiosk={kiosk} />
      </QueryClientProvider>
    </StrictMode>,
  );
  void afterFirstPaint().then(() => {
    stillWithoutGraphics(document.documentElement);
    registerServiceWorker(kiosk.visit);
    // Only a window may ask; where the answer is no, the diagnostics say so.
    void navigator.storage.persist();
  });
  return kiosk;
}

/** As long as the window lives. */
const leapPorts = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  every(ms: number, task: () => void) {
    const timer = setInterval(task, ms);
    return () => clearInterval(timer);
  },
};

function createKiosk(engine: Engine, settings: PublicSettings): Kiosk {
  const start = settings.attract.show ? routes.attract() : routes.home();
  const journey = new Journey(start);
  const memory = createMemory(firstLanguage(settings));
  const visit = new VisitKeeper(settings.visit, () => {
    const { session } = memory.staff.get();
    if (session !== null) signOut(session);
    memory.forget();
    engine.forgetCart();
    journey.startAt(start);
    void endVisitSurely(engine);
  });
  // A restart in the middle of a visit: whoever left this cart is asked whether they are still there, and the visit ends if not.
  const stopLooking = engine.cart.subscribe(() => {
    if (engine.cart.get() === null) return;
    stopLooking();
    if ((engine.cart.get()?.lines.length ?? 0) > 0) visit.touch();
  });
  return { engine, settings, journey, memory, visit };
}

/** The next shopper must not find this one's cart, so a worker that was just being replaced is asked again. */
async function endVisitSurely(engine: Engine): Promise<void> {
  for (;;) {
    try {
      return await engine.orders.endVisit();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, endVisitAgainMs));
    }
  }
}

/** A worker that was replaced is there again within a second. */
const endVisitAgainMs = 1_000;
