import { startBrowserKioskApp } from '../harness/browser-kiosk-app.ts';
import { type AppPart, type KioskApp, type KioskAppOptions, startKioskApp } from '../harness/kiosk-app.ts';

/** One kind of kiosk, and what is killed in each of its lives before all of it is. */
export interface Host {
  readonly name: string;
  start(options: KioskAppOptions): KioskApp | Promise<KioskApp>;
  readonly parts: readonly AppPart[];
  readonly ends: readonly AppPart[];
}

/** The shell starts its office ever more slowly, and its window three times in five minutes. */
export const electronHost: Host = {
  name: 'kiosk',
  start: startKioskApp,
  parts: ['office', 'office', 'office', 'window'],
  ends: ['everything', 'everything', 'shell'],
};

export function browserHost(): Host {
  // Part of the origin: the window's databases are only there at the same one.
  let port = 0;
  return {
    name: 'browser-kiosk',
    async start(options) {
      const app = await startBrowserKioskApp(options, port);
      ({ port } = app);
      return app;
    },
    parts: Array.from({ length: 7 }, () => 'office' as const),
    ends: ['everything'],
  };
}
