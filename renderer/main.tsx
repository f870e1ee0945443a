import { createRoot } from 'react-dom/client';
import { startWindow } from './app/start-window.tsx';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

const place = document.getElementById('kiosk');
if (place === null) throw new Error('index.html has no place for the kiosk');
startWindow(createRoot(place));
