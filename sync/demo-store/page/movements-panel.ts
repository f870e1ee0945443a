import type { LiveEvents, ShownMovement } from '../server/live-events.ts';
import { html, type Html } from './html.ts';
import { timeText } from './words.ts';

const verbs: Readonly<Record<ShownMovement['what'], { readonly words: string; readonly shape: string }>> = {
  sold: { words: 'sold', shape: 'sold' },
  delivered: { words: 'delivered', shape: 'delivered' },
  counted: { words: 'counted', shape: 'counted' },
  ordered: { words: 'ordered at a kiosk', shape: 'ordered' },
};

export function movementsPanel(live: LiveEvents): Html {
  const recent = live.recent();
  if (recent.length === 0)
    return html`<p class="nothing">Nothing has moved yet. Somebody will come by in a moment.</p>`;
  return html`<ol class="movements">
    ${recent.map(movementRow)}
  </ol>`;
}

const signed = (by: number): string => (by > 0 ? `+${by}` : `−${-by}`);

const movementRow = ({ what, by, available, title, choice, media, location, at }: ShownMovement): Html =>
  html`<li>
    ${media === null ? html`<span class="thumb"></span>` : html`<img class="thumb" src="/control/media/${encodeURIComponent(media)}" alt="" width="52" height="52" />`}
    <span
      ><b>${title}</b
      ><small class="quiet block">${choice === '' ? '' : `${choice}, `}${location}, ${timeText(at)}</small></span
    >
    <span class="moved ${verbs[what].shape}"
      ><b>${signed(by)}</b><small>${verbs[what].words}, ${available} left</small></span
    >
  </li>`;
