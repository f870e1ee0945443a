import type { Clock } from '../../kernel/clock.ts';
import type { Data } from '../data/open-data.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import type { FrontDoor } from '../server/front-door.ts';
import type { LimitBoard } from '../server/limits.ts';
import type { LiveEvents } from '../server/live-events.ts';
import type { Town } from '../town/town.ts';
import { doorPanel, townPanel } from './door-panel.ts';
import { faultsPanel } from './faults-panel.ts';
import { html, type Html } from './html.ts';
import { movementsPanel } from './movements-panel.ts';
import { ordersPanel } from './orders-panel.ts';

export interface PageDesk {
  readonly data: Data;
  readonly door: FrontDoor;
  readonly limits: LimitBoard;
  readonly faults: FaultBoard;
  readonly town: Town;
  readonly live: LiveEvents;
  readonly clock: Clock;
}

/** The parts of the page that change. The script asks for one again when it is told that it did; it renders nothing itself. */
export const panels: Readonly<Record<string, (desk: PageDesk, query: URLSearchParams) => Html>> = {
  door: ({ door, limits }) => doorPanel(door, limits),
  town: ({ town }) => townPanel(town),
  orders: ({ data, clock }, query) => ordersPanel(data, query.get('ticket') ?? '', clock.now()),
  movements: ({ live }) => movementsPanel(live),
  faults: ({ faults }) => faultsPanel(faults),
};

export function storePage(desk: PageDesk): Html {
  const panel = (name: string) =>
    html`<div data-panel="${name}">${panels[name]?.(desk, new URLSearchParams()) ?? null}</div>`;
  const products = desk.data.catalog.productCount.toLocaleString('en');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Demo store</title>
        <link rel="icon" href="/page/icon.svg" />
        <link rel="stylesheet" href="/page/store.css" />
        <script src="/page/store.js" defer></script>
      </head>
      <body>
        <header class="top">
          <div>
            <h1>Demo store</h1>
            <p class="quiet">${products} products, five shops, one town. The other side of the kiosk’s contract.</p>
          </div>
          <nav><a href="${desk.door.url()}docs">API documentation</a><a href="/control">Levers for tests</a></nav>
        </header>
        ${panel('door')}
        <main>
          <section class="orders">
            <header class="panel-head">
              <h2>Orders</h2>
              <label class="find"
                ><span>Ticket</span
                ><input name="ticket" autocomplete="off" spellcheck="false" placeholder="K7M 4QR" maxlength="12"
              /></label>
            </header>
            ${panel('orders')}
          </section>
          <section class="stock">
            <header class="panel-head"><h2>Stock, as it moves</h2></header>
            ${panel('town')} ${panel('movements')}
          </section>
        </main>
        <section class="wrong">${panel('faults')}</section>
        <p class="lost" role="status" hidden>The demo store has stopped. Start it again, and this page goes on.</p>
      </body>
    </html>`;
}
