import { startEngine } from './app/engine.ts';
import { wakeServiceWorker } from './app/wake-service-worker.ts';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

// Three things start side by side before the large part of the page is even read: the workers, the service worker that holds the
// pictures, and the page itself.
const engine = startEngine();
wakeServiceWorker();
void import('./app/start-window.tsx').then(({ startWindow }) => startWindow(engine));
