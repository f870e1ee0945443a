import { startEngine } from './app/engine.ts';
import { firstScreen } from './app/first-screen.ts';
import { rememberedSettings } from './app/settings.ts';
import { wakeServiceWorker } from './app/wake-service-worker.ts';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

// Side by side, before the large part of the page is even read: the workers, the service worker that holds the pictures, the first
// screen's goods where it is known where we stand, and the page itself.
const engine = startEngine();
wakeServiceWorker();
const remembered = rememberedSettings();
if (remembered !== null) engine.open(remembered);
const front = remembered && firstScreen(engine, remembered);
void import('./app/start-window.tsx').then(({ startWindow }) => startWindow({ engine, remembered, front }));
